import { v } from "convex/values";
import { internalMutation, type MutationCtx } from "../../convex/_generated/server";
import type { Role } from "../../convex/shared/roles";
import { sha256Hex } from "../../convex/shared/hashes";

// Pushed beside the product's functions, into a copy of them.

const PEOPLE: [name: string, roles: Role[]][] = [
  ["Mona", ["manager"]],
  ["Tina", ["instructor"]],
  ["Rita", ["reviewer"]],
];
const ONE = { upload: v.id("uploads") };

/** An organization and people of its staff, signed in: the token of each session is the person's name. */
export const seed = internalMutation({
  args: {},
  handler: async (ctx) => {
    const organizationId = await ctx.db.insert("organizations", {
      ...{ slug: "acme", name: "Acme Academy", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
      ...{ branding: {}, demo: false, isDefault: true },
    });
    for (const [name, roles] of PEOPLE) {
      const personId = await ctx.db.insert("persons", { name, email: `${name.toLowerCase()}@x.test` });
      await ctx.db.insert("affiliations", { organizationId, personId, kinds: ["staff"], name });
      await ctx.db.insert("memberships", { organizationId, personId, roles });
      await ctx.db.insert("sessions", {
        ...{ personId, tokenHash: await sha256Hex(name), method: "code" },
        ...{ expiresAt: Date.now() + 86_400_000, lastSeenAt: Date.now() },
      });
    }
    return organizationId;
  },
});

/** What is there of an upload: its row, the sizes of its parts in order with where they are read, and how many files in all. */
export const look = internalMutation({
  args: ONE,
  handler: async ({ db, storage }, { upload }) => {
    const parts = await db
      .query("uploadParts")
      .withIndex("by_upload_number", (q) => q.eq("uploadId", upload))
      .collect();
    const urls = await Promise.all(
      parts.map(async ({ storageId }) => (storageId === undefined ? null : await storage.getUrl(storageId))),
    );
    const { length: files } = await db.system.query("_storage").collect();
    return { row: await db.get(upload), sizes: parts.map(({ size }) => size), urls, files };
  },
});

/** Lets an upload's time run out. */
export const expire = internalMutation({
  args: ONE,
  handler: (ctx: MutationCtx, { upload }) => ctx.db.patch(upload, { expiresAt: Date.now() - 1000 }),
});
