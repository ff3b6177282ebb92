import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";

export const auditTables = {
  // Who did what. Append-only, written by audit.record in the mutation that it tells of. Personal values
  // stand elsewhere; here are ids and names of fields, so that nothing needs to be rewritten on erasure.
  auditEntries: defineTable({
    /** Absent for what concerns an account alone. */
    organizationId: v.optional(v.id("organizations")),
    actor: literals("person", "system", "server"),
    actorId: v.optional(v.id("persons")),
    impersonatorId: v.optional(v.id("persons")),
    /** Such as "memberships.rolesChanged": area's noun and what happened. */
    action: v.string(),
    /** The table and row it happened to. */
    entity: v.object({ table: v.string(), id: v.string() }),
    /** Names of the fields that changed. */
    changed: v.array(v.string()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_organization_action", ["organizationId", "action"])
    .index("by_organization_actor", ["organizationId", "actorId"])
    .index("by_organization_entity", ["organizationId", "entity.table", "entity.id"])
    .index("by_actor", ["actorId"]),
};
