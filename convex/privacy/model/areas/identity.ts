import { holding, moment } from "../holding";

/** Of passkeys and sessions, what tells the person which is which; keys and tokens stay where they are. */
export const identityHoldings = [
  holding({
    name: "passkeys",
    table: "passkeys",
    account: true,
    find: (db, { personId }) =>
      db.query("passkeys").withIndex("by_person", (q) => q.eq("personId", personId)),
    show: ({ _creationTime, name, transports, lastUsedAt }) => ({
      since: moment(_creationTime),
      name,
      transports,
      lastUsedAt: moment(lastUsedAt),
    }),
    erase: "remove",
  }),
  holding({
    name: "sessions",
    table: "sessions",
    account: true,
    find: (db, { personId }) =>
      db.query("sessions").withIndex("by_person", (q) => q.eq("personId", personId)),
    show: ({ _creationTime, method, userAgent, lastSeenAt, endedAt }) => ({
      since: moment(_creationTime),
      method,
      userAgent,
      lastSeenAt: moment(lastSeenAt),
      endedAt: moment(endedAt),
    }),
    erase: "remove",
  }),
  holding({
    name: "codes",
    table: "signInCodes",
    account: true,
    find: (db, { address }) => db.query("signInCodes").withIndex("by_email", (q) => q.eq("email", address)),
    show: null,
    erase: "remove",
  }),
] as const;
