import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";

type Staff = Pick<Tenant, "organization" | "person" | "permissions" | "session">;

/** What staff's reading and writing of materials takes: a database walled in to the organization, and who does it. */
export type MaterialReader = Pick<QueryCtx, "db"> & Staff;
export type MaterialWriter = Pick<MutationCtx, "db" | "scheduler"> & Staff;
