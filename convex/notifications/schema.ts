import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { CALENDAR_METHODS } from "./rules/calendarParts";
import { CHANNELS, DELIVERY_STATES, KINDS } from "./rules/kinds";
import { PROBLEMS } from "./rules/retries";
import { SUPPRESSION_REASONS } from "./rules/suppressions";

/** What a mail tells the recipient's calendar: an iCalendar object of one method (RFC 5546). */
export const calendarPartValidator = v.object({ method: literals(...CALENDAR_METHODS), content: v.string() });

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
    /** Path within the product that the mail leads to. */
    href: v.optional(v.string()),
    calendar: v.optional(calendarPartValidator),
    /** Two of an organization with one key to one address are one. */
    dedupeKey: v.string(),
    state: literals(...DELIVERY_STATES),
    /** Not before; moved by quiet hours and by retries. While it is sent: the end of the sender's lease. */
    dueAt: v.number(),
    /** Past this, it is given up. */
    giveUpAt: v.number(),
    /** Attempts begun since it was last asked for; with `round`, the name of the sender's lease. */
    tries: v.number(),
    /** How many of them the provider failed. */
    faults: v.number(),
    /** How often staff asked for it again. With the row's id, the key by which the provider knows a retry. */
    round: v.number(),
    /** What went wrong last, for staff, and what the provider said. */
    problem: v.optional(literals(...PROBLEMS)),
    detail: v.optional(v.string()),
    /** As the recipient sees it; set by the dispatcher when it renders. */
    rendered: v.optional(v.object({ subject: v.string(), html: v.string(), text: v.string() })),
    /** The provider's name for it, by which bounces find it. */
    providerId: v.optional(v.string()),
    sentAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_organization_state", ["organizationId", "state"])
    .index("by_state_due", ["state", "dueAt"])
    .index("by_dedupe", ["organizationId", "address", "dedupeKey"])
    .index("by_provider", ["providerId"])
    .index("by_person", ["organizationId", "personId"])
    .index("by_person_kind_state_due", ["organizationId", "personId", "kind", "state", "dueAt"]),

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
    .index("by_dedupe", ["organizationId", "personId", "dedupeKey"]),

  // What a person wants to hear of, and how. One row for each that differs from the default. Written by the person.
  preferences: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    kind: literals(...KINDS),
    channel: literals(...CHANNELS),
    wanted: v.boolean(),
  }).index("by_person", ["organizationId", "personId", "kind", "channel"]),

  // Addresses that bounced or complained, across organizations. Written by what the provider reports; a bounce
  // is lifted when staff send again.
  suppressions: defineTable({
    address: v.string(),
    reason: literals(...SUPPRESSION_REASONS),
  }).index("by_address", ["address"]),
};
