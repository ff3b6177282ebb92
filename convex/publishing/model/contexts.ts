import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import type { Doc } from "../../_generated/dataModel";

/** What reading takes: a database walled in to the organization. */
export type Reader = Pick<QueryCtx, "db"> & { organization: Doc<"organizations"> };
/** Reading names of people as well, some of whom are on no list any more. */
export type NameReader = Reader & { everywhere: QueryCtx["db"] };
/** What writing takes, and who writes. */
export type Writer = Pick<MutationCtx, "db" | "scheduler" | "runMutation"> &
  Pick<Tenant, "organization" | "person" | "session" | "permissions">;
/** What jobs write with: the whole deployment's database, and nobody. */
export type JobCtx = Pick<MutationCtx, "db" | "scheduler" | "runMutation">;
