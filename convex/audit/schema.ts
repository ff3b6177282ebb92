import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { ACTORS } from "./rules/actors";
import { EXPORT_STATES } from "./rules/exports";

/**
 * How a configuration changed, leaf by leaf: JSON Pointers, and values as JSON text. Settings of programs,
 * nothing personal.
 */
export const configChangeValidator = v.object({
  /** "1.2.0"; "1.2.0 → 2.0.0" for an upgrade. */
  templateVersion: v.string(),
  leaves: v.array(
    v.object({
      path: v.string(),
      op: literals("add", "replace", "remove"),
      before: v.optional(v.string()),
      after: v.optional(v.string()),
    }),
  ),
});

/** The table and row that something happened to. */
export const entityValidator = v.object({ table: v.string(), id: v.string() });

/** Which entries are meant; what is absent does not narrow them. */
export const filterFields = {
  action: v.optional(v.string()),
  actor: v.optional(v.id("persons")),
  entity: v.optional(entityValidator),
  /** Milliseconds since 1970; not before. */
  from: v.optional(v.number()),
  /** Milliseconds since 1970; before. */
  until: v.optional(v.number()),
};

export const auditTables = {
  // Who did what. Append-only, written by audit.record in the mutation that it tells of. Personal values
  // stand elsewhere; here are ids and names of fields, so that nothing needs to be rewritten on erasure.
  auditEntries: defineTable({
    /** Absent for what concerns an account alone. */
    organizationId: v.optional(v.id("organizations")),
    actor: literals(...ACTORS),
    actorId: v.optional(v.id("persons")),
    impersonatorId: v.optional(v.id("persons")),
    /** One of `ACTIONS`, or of an earlier release. */
    action: v.string(),
    entity: entityValidator,
    /** Names of the fields that changed. */
    changed: v.array(v.string()),
    config: v.optional(configChangeValidator),
  })
    .index("by_organization", ["organizationId"])
    .index("by_organization_action", ["organizationId", "action"])
    .index("by_organization_actor", ["organizationId", "actorId"])
    .index("by_organization_actor_action", ["organizationId", "actorId", "action"])
    .index("by_organization_entity", ["organizationId", "entity.table", "entity.id"])
    .index("by_organization_entity_action", ["organizationId", "entity.table", "entity.id", "action"])
    .index("by_organization_entity_actor", ["organizationId", "entity.table", "entity.id", "actorId"])
    .index("by_organization_entity_actor_action", [
      "organizationId",
      "entity.table",
      "entity.id",
      "actorId",
      "action",
    ])
    .index("by_actor", ["actorId"]),

  // Files of the log for a spreadsheet. Written by audit; the file is removed a week after it was made.
  auditExports: defineTable({
    organizationId: v.id("organizations"),
    requestedBy: v.id("persons"),
    filter: v.object(filterFields),
    state: literals(...EXPORT_STATES),
    /** Entries written so far. */
    rows: v.number(),
    /** Until when the action that writes it is believed to be at work. */
    leaseUntil: v.number(),
    file: v.optional(v.id("_storage")),
    fileExpiresAt: v.optional(v.number()),
  })
    .index("by_requester", ["organizationId", "requestedBy"])
    .index("by_file_expiry", ["fileExpiresAt"]),
};
