import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";

/** What reading and writing media takes: a database walled in to the organization, and who writes. */
export type Reader = Pick<QueryCtx, "db">;
export type Place = Reader & { organization: Pick<Doc<"organizations">, "_id" | "locale"> };
export type Writer = Pick<MutationCtx, "db"> & Pick<Tenant, "organization" | "person" | "session">;
export type WithFiles = Writer & Pick<MutationCtx, "storage" | "scheduler">;
