import { holding, moment } from "../holding";

/** What somebody edited last. Texts belong to the organization; authors are named by the list of people alone. */
export const publishingHoldings = [
  holding({
    name: "contentItems",
    table: "contentItems",
    merged: true,
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("contentItems")
        .withIndex("by_organization_editor", (q) =>
          q.eq("organizationId", organization).eq("editedBy", personId),
        ),
    show: ({ kind, title, slug, state, editedAt }) => ({
      editedAt: moment(editedAt),
      ...{ kind, title, slug, state },
    }),
    erase: "keep",
  }),
] as const;
