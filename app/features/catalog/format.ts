import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

export type Format = FunctionReturnType<typeof api.catalog.templates.detail>;
export type VersionPage = FunctionReturnType<typeof api.catalog.templateVersions.list>;
export type Version = VersionPage["page"][number];
