import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { CHANNELS, DELIVERY_STATES, KINDS } from "./rules/kinds";

export const notificationsTables = {
  // One mail to one address: the outbox. Written by notifications; kept as history for a year.
  deliveries: defineTable({
    organizationId: v.id("organizations"),
    personId: v.optional(v.id("persons")),
    address: v.string(),
    kind: literals(...KINDS),
    /** Name of the template in emails/. */
    template: v.string(),
    /** JSON text of the template's props. */
    data: v.string(),
    locale: v.string(),
    /** Two deliveries with one key are one. */
    dedupeKey: v.string(),
    state: literals(...DELIVERY_STATES),
    /** Not before; moved by quiet hours and by retries. */
    dueAt: v.number(),
    tries: v.number(),
    /** What went wrong last, for staff. */
    problem: v.optional(v.string()),
    /** As the recipient sees it; set by the dispatcher when it renders. */
    rendered: v.optional(v.object({ subject: v.string(), html: v.string(), text: v.string() })),
    /** The provider's name for it, by which bounces find it. */
    providerId: v.optional(v.string()),
    sentAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_organization_state", ["organizationId", "state"])
    .index("by_state_due", ["state", "dueAt"])
    .index("by_dedupe", ["dedupeKey"])
    .index("by_provider", ["providerId"])
    .index("by_person", ["personId"]),

  // What a person finds in the inbox of the product. Written by notifications; read and dismissed by the person.
  notices: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    kind: literals(...KINDS),
    template: v.string(),
    data: v.string(),
    /** Path within the product, such as "/portal". */
    href: v.string(),
    dedupeKey: v.string(),
    readAt: v.optional(v.number()),
  })
    .index("by_person", ["organizationId", "personId"])
    .index("by_person_read", ["organizationId", "personId", "readAt"])
    .index("by_dedupe", ["dedupeKey"]),

  // What a person wants to hear of, and how. One row for each that differs from the default. Written by the person.
  preferences: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    kind: literals(...KINDS),
    channel: literals(...CHANNELS),
    wanted: v.boolean(),
  }).index("by_person", ["organizationId", "personId"]),

  // Addresses that bounced or complained: nothing is sent there. Written by the provider's webhook.
  suppressions: defineTable({
    address: v.string(),
    reason: literals("bounced", "complained"),
  }).index("by_address", ["address"]),
};
