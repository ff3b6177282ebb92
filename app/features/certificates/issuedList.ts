import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { CERTIFICATES } from "./credential";

export const LISTS = `${CERTIFICATES}/lists`;

/** What issuing to a list would do. */
export type ListVerdict = FunctionReturnType<typeof api.certificates.lists.dryRun>;
/** A list that was looked at, as it was entered, and what came of it. */
export type CheckedList = Omit<FunctionArgs<typeof api.certificates.lists.dryRun>, "organization"> & {
  verdict: ListVerdict;
};
