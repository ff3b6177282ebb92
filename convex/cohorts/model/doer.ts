import type { Doc, Id, TableNames } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { type Deed, record } from "../../audit/model/entries";

/** Who changes something: somebody within an organization, or, without a person, a job. */
export type Doer = Pick<MutationCtx, "db" | "scheduler"> & {
  organization?: Doc<"organizations">;
  person?: Doc<"persons">;
  session?: Doc<"sessions"> | null;
};

/** Notes a deed in the log of the organization whose row it is. */
export function recordIn<Table extends TableNames>(
  ctx: Doer,
  organizationId: Id<"organizations">,
  deed: Deed<Table>,
): Promise<void> {
  return record(ctx, { ...deed, organizationId }, ctx.person === undefined ? "system" : "person");
}
