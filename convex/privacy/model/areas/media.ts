import { holding, moment } from "../holding";

/** Files that somebody put into the media library: the organization's, not theirs, and so they stay. */
export const mediaHoldings = [
  holding({
    name: "mediaAssets",
    table: "mediaAssets",
    merged: true,
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("mediaAssets")
        .withIndex("by_organization_creator", (q) =>
          q.eq("organizationId", organization).eq("createdBy", personId),
        ),
    show: ({ _creationTime, name, contentType, alt }) => ({
      uploadedAt: moment(_creationTime),
      ...{ name, contentType, alt },
    }),
    erase: "keep",
  }),
] as const;
