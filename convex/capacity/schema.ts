import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { CLAIM_STATES, POOL_OWNERS } from "./rules/statuses";

export const capacityTables = {
  // A number of seats and how many are gone. Written by capacity alone, in the mutation that claims.
  pools: defineTable({
    organizationId: v.id("organizations"),
    ownerKind: literals(...POOL_OWNERS),
    /** Id of the cohort, event or campaign. */
    ownerId: v.string(),
    /** Absent: as many as come. */
    seats: v.optional(v.number()),
    /** Claims that are offered, held or taken. */
    used: v.number(),
    waiting: v.number(),
    /** Order of the next claim; grows only. */
    nextOrder: v.number(),
    /** How long an offered seat waits for its answer, milliseconds. */
    offerMs: v.number(),
    /** Whether who comes too late may wait. */
    keepsWaiting: v.boolean(),
    /** Set when what it is for has ended: no seat is given any more. */
    closedAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_owner", ["ownerKind", "ownerId"]),

  // Somebody's claim to a seat. Written by capacity; released, never deleted.
  claims: defineTable({
    organizationId: v.id("organizations"),
    poolId: v.id("pools"),
    /** Id of the enrollment or registration that claims. */
    holder: v.string(),
    state: literals(...CLAIM_STATES),
    order: v.number(),
    /** While offered or held: until when. */
    until: v.optional(v.number()),
    /** The scheduled function that ends the offer or hold. */
    expiryJob: v.optional(v.id("_scheduled_functions")),
  })
    .index("by_organization", ["organizationId"])
    .index("by_pool_state_order", ["poolId", "state", "order"])
    .index("by_pool_holder", ["poolId", "holder"])
    .index("by_holder", ["holder"]),
};
