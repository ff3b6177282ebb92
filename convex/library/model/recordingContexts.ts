import type { MutationCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";

/** What staff's writing of recordings takes: a database walled in to the organization, and who does it. */
export type Writer = Pick<MutationCtx, "db" | "scheduler" | "storage"> & Tenant;
