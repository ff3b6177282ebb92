import type { Infer } from "convex/values";
import type { Doc, Id, TableNames } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Action } from "../rules/actions";
import type { ActorKind } from "../rules/actors";
import type { configChangeValidator } from "../schema";

type Actor = {
  db: Pick<MutationCtx["db"], "insert">;
  organization?: Pick<Doc<"organizations">, "_id">;
  person?: Pick<Doc<"persons">, "_id">;
  session?: Doc<"sessions"> | null;
};

export type Deed<Table extends TableNames> = {
  /** The area's noun and what happened. */
  action: Action;
  entity: { table: Table; id: Id<Table> };
  /** Names of the fields that changed; never their values. */
  changed?: string[];
  /** Of a program's or cohort's configuration, with values: they are nobody's. */
  config?: Infer<typeof configChangeValidator>;
  /** Where the caller's context names none. */
  organizationId?: Id<"organizations">;
};

/**
 * Notes who did what, in the mutation that does it. The actor is the caller of the context: a person, or
 * `system` for jobs and `server` for what the server does before anybody is signed in.
 */
export async function record<Table extends TableNames>(
  ctx: Actor,
  { action, entity, changed = [], config, organizationId }: Deed<Table>,
  actor: ActorKind = "person",
): Promise<void> {
  const organization = organizationId ?? ctx.organization?._id;
  const impersonatorId = ctx.session?.impersonatorId;
  await ctx.db.insert("auditEntries", {
    ...(organization === undefined ? {} : { organizationId: organization }),
    actor,
    ...(ctx.person === undefined ? {} : { actorId: ctx.person._id }),
    ...(impersonatorId === undefined ? {} : { impersonatorId }),
    action,
    entity,
    changed,
    ...(config === undefined ? {} : { config }),
  });
}
