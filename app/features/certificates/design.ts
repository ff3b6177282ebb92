import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { CERTIFICATES } from "./credential";

export const DESIGNS = `${CERTIFICATES}/designs`;

/** How certificates look, with its draft and the version that they are made by. */
export type Design = FunctionReturnType<typeof api.certificates.designs.get>;
export type DesignsPage = FunctionReturnType<typeof api.certificates.designs.list>;
export type DesignLine = DesignsPage["page"][number];
export type VersionsPage = FunctionReturnType<typeof api.certificates.designs.versions>;
export type DesignVersion = VersionsPage["page"][number];
export type DesignContent = DesignVersion["content"];

/** The address of a design's page. */
export function designHref(id: DesignLine["id"]): string {
  return `${DESIGNS}/${id}`;
}
