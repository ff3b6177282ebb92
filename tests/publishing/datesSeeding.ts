import { internalMutation } from "../../convex/_generated/server";

// Pushed beside the product's functions, into a copy of them.

/** An organization with an owner, olga@x.test. */
export const seed = internalMutation({
  args: {},
  handler: async ({ db }) => {
    const organizationId = await db.insert("organizations", {
      ...{ slug: "acme", name: "Acme Academy", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
      ...{ branding: {}, demo: false, isDefault: true },
    });
    const personId = await db.insert("persons", { name: "Olga Otter" });
    const tokenIdentifier = "https://outside.test|olga@x.test";
    await db.insert("externalIdentities", { personId, tokenIdentifier });
    await db.insert("affiliations", { organizationId, personId, kinds: ["staff"], name: "Olga Otter" });
    await db.insert("memberships", { organizationId, personId, roles: ["owner"] });
    return organizationId;
  },
});

/** What became of each item: its state, when it went public first, what the log and its versions say. */
export const look = internalMutation({
  args: {},
  handler: async ({ db }) => {
    const items = await db.query("contentItems").collect();
    const entries = await db.query("auditEntries").collect();
    const versions = await db.query("contentVersions").collect();
    const publications = await db.query("publications").collect();
    return items.map(({ _id, title, state, firstPublishedAt = null }) => ({
      ...{ title, state, firstPublishedAt },
      deeds: entries
        .filter(({ entity, actor }) => entity.id === _id && actor === "system")
        .map(({ action }) => action),
      versions: versions.filter(({ itemId }) => itemId === _id).length,
      publications: publications.filter(({ itemId }) => itemId === _id).length,
    }));
  },
});
