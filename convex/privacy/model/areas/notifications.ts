import type { Doc } from "../../../_generated/dataModel";
import { redactMail } from "../erasing";
import { holding, moment } from "../holding";

export const notificationsHoldings = [
  holding({
    name: "mails",
    table: "deliveries",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("deliveries")
        .withIndex("by_person", (q) => q.eq("organizationId", organization).eq("personId", personId)),
    show: mail,
    erase: { rows: "stay", treat: redactMail },
  }),
  holding({
    name: "mailsToAddress",
    table: "deliveries",
    // What went to the address before anybody knew whose it is, such as sign-in codes and invitations.
    find: (db, { organizationId: organization, address }) =>
      db
        .query("deliveries")
        .withIndex("by_dedupe", (q) => q.eq("organizationId", organization).eq("address", address))
        .filter((q) => q.eq(q.field("personId"), undefined)),
    show: mail,
    erase: { rows: "leave", treat: redactMail },
  }),
  holding({
    name: "notices",
    table: "notices",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("notices")
        .withIndex("by_person", (q) => q.eq("organizationId", organization).eq("personId", personId)),
    show: ({ _creationTime, kind, template, data, readAt }) => ({
      at: moment(_creationTime),
      kind,
      template,
      data,
      readAt: moment(readAt),
    }),
    erase: "remove",
  }),
  holding({
    name: "preferences",
    table: "preferences",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("preferences")
        .withIndex("by_person", (q) => q.eq("organizationId", organization).eq("personId", personId)),
    show: ({ kind, channel, wanted }) => ({ kind, channel, wanted }),
    erase: "remove",
  }),
  holding({
    name: "suppressions",
    table: "suppressions",
    account: true,
    find: (db, { address }) =>
      db.query("suppressions").withIndex("by_address", (q) => q.eq("address", address)),
    show: ({ _creationTime, address, reason }) => ({ since: moment(_creationTime), address, reason }),
    erase: "remove",
  }),
] as const;

/** A code or a link that lets somebody in is left out: a file that lies about must not open an account. */
function mail({ _creationTime, address, kind, template, state, sentAt, rendered }: Doc<"deliveries">) {
  const readable = kind === "account" || kind === "invitation" ? undefined : rendered;
  const { subject, text } = readable ?? {};
  return { at: moment(_creationTime), address, kind, template, state, sentAt: moment(sentAt), subject, text };
}
