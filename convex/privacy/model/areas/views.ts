import { holding, moment } from "../holding";

export const viewsHoldings = [
  holding({
    name: "savedViews",
    table: "savedViews",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("savedViews")
        .withIndex("by_person_table", (q) => q.eq("organizationId", organization).eq("personId", personId)),
    show: ({ _creationTime, table, name, view, shared }) => ({
      since: moment(_creationTime),
      table,
      name,
      view,
      shared,
    }),
    erase: "remove",
  }),
] as const;
