import type { PaginationOptions, PaginationResult, QueryInitializer } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { DataModel, Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { ACTORS } from "../rules/actors";
import { configChangeValidator, entityValidator, filterFields } from "../schema";
import { namesIn } from "./names";

export const filterValidator = v.object(filterFields);
export type Filter = Infer<typeof filterValidator>;

const personValidator = v.object({ id: v.id("persons"), name: v.string() });

export const entryValidator = v.object({
  id: v.id("auditEntries"),
  /** Milliseconds since 1970. */
  at: v.number(),
  action: v.string(),
  actor: literals(...ACTORS),
  /** Null for jobs, and for the server before anybody is signed in. */
  person: v.union(personValidator, v.null()),
  /** The owner who looked at the product as `person`. */
  impersonator: v.union(personValidator, v.null()),
  entity: entityValidator,
  changed: v.array(v.string()),
  config: v.optional(configChangeValidator),
});
export type LogEntry = Infer<typeof entryValidator>;

/**
 * A page of an organization's log, newest first, with the names of who did it. Takes the whole deployment's db.
 */
export async function pageOf(
  ctx: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  filter: Filter,
  page: PaginationOptions,
): Promise<PaginationResult<LogEntry>> {
  const found = await matching(ctx, organizationId, filter).order("desc").paginate(page);
  const ids = found.page.flatMap(({ actorId, impersonatorId }) =>
    [actorId, impersonatorId].filter((id) => id !== undefined),
  );
  const names = await namesIn(ctx, organizationId, ids);
  const named = (id: Id<"persons"> | undefined) => (id === undefined ? null : (names.get(id) ?? null));
  return { ...found, page: found.page.map((entry) => rowOf(entry, named)) };
}

type Named = (id: Id<"persons"> | undefined) => LogEntry["person"];

function rowOf(entry: Doc<"auditEntries">, named: Named): LogEntry {
  const {
    _id: id,
    _creationTime: at,
    action,
    actor,
    actorId,
    impersonatorId,
    entity,
    changed,
    config,
  } = entry;
  const [person, impersonator] = [named(actorId), named(impersonatorId)];
  const told = config === undefined ? {} : { config };
  return { id, at, action, actor, person, impersonator, entity, changed, ...told };
}

/** Each combination has an index of its own that ends in the time, so that no entry is read in vain. */
function matching({ db }: Pick<QueryCtx, "db">, organizationId: Id<"organizations">, filter: Filter) {
  return filter.entity === undefined
    ? matchingAny(db.query("auditEntries"), organizationId, filter)
    : matchingEntity(db.query("auditEntries"), organizationId, filter.entity, filter);
}

type Entries = QueryInitializer<DataModel["auditEntries"]>;

function matchingAny(entries: Entries, organization: Id<"organizations">, filter: Filter) {
  const { action, actor, from = 0, until = Infinity } = filter;
  if (actor !== undefined && action !== undefined)
    return entries.withIndex("by_organization_actor_action", (q) =>
      q
        .eq("organizationId", organization)
        .eq("actorId", actor)
        .eq("action", action)
        .gte("_creationTime", from)
        .lt("_creationTime", until),
    );
  if (actor !== undefined)
    return entries.withIndex("by_organization_actor", (q) =>
      q
        .eq("organizationId", organization)
        .eq("actorId", actor)
        .gte("_creationTime", from)
        .lt("_creationTime", until),
    );
  if (action !== undefined)
    return entries.withIndex("by_organization_action", (q) =>
      q
        .eq("organizationId", organization)
        .eq("action", action)
        .gte("_creationTime", from)
        .lt("_creationTime", until),
    );
  return entries.withIndex("by_organization", (q) =>
    q.eq("organizationId", organization).gte("_creationTime", from).lt("_creationTime", until),
  );
}

type Entity = Infer<typeof entityValidator>;

function matchingEntity(entries: Entries, organization: Id<"organizations">, entity: Entity, filter: Filter) {
  const { action, actor, from = 0, until = Infinity } = filter;
  const { table, id } = entity;
  if (actor !== undefined && action !== undefined)
    return entries.withIndex("by_organization_entity_actor_action", (q) =>
      q
        .eq("organizationId", organization)
        .eq("entity.table", table)
        .eq("entity.id", id)
        .eq("actorId", actor)
        .eq("action", action)
        .gte("_creationTime", from)
        .lt("_creationTime", until),
    );
  if (actor !== undefined)
    return entries.withIndex("by_organization_entity_actor", (q) =>
      q
        .eq("organizationId", organization)
        .eq("entity.table", table)
        .eq("entity.id", id)
        .eq("actorId", actor)
        .gte("_creationTime", from)
        .lt("_creationTime", until),
    );
  if (action !== undefined)
    return entries.withIndex("by_organization_entity_action", (q) =>
      q
        .eq("organizationId", organization)
        .eq("entity.table", table)
        .eq("entity.id", id)
        .eq("action", action)
        .gte("_creationTime", from)
        .lt("_creationTime", until),
    );
  return entries.withIndex("by_organization_entity", (q) =>
    q
      .eq("organizationId", organization)
      .eq("entity.table", table)
      .eq("entity.id", id)
      .gte("_creationTime", from)
      .lt("_creationTime", until),
  );
}
