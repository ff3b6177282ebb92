import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

/** Who an organization is as issuer. */
export type Issuer = FunctionReturnType<typeof api.certificates.issuers.overview>;
export type IssuerKey = Issuer["keys"][number];

/** As much of a key's public part as people tell it from others by. */
export function shortened(fragment: string): string {
  return `${fragment.slice(0, 8)}…${fragment.slice(-6)}`;
}
