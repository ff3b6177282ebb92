import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

export type FormPage = FunctionReturnType<typeof api.forms.forms.list>;
export type FormFacts = FunctionReturnType<typeof api.forms.forms.detail>;
export type VersionPage = FunctionReturnType<typeof api.forms.versions.list>;
export type Version = VersionPage["page"][number];
export type Field = Version["fields"][number];

/** A question with what tells it from the others while its key changes. */
export type FieldRow = Field & { row: number };
