import { v } from "convex/values";
import type { Id } from "../../convex/_generated/dataModel";
import { internalMutation, type MutationCtx } from "../../convex/_generated/server";
import { insertCohort } from "../support/insertCohort";

// Pushed beside the product's functions, into a copy of them.

const cohort = v.id("cohorts");

/** An organization with an owner, olga@x.test, and a cohort that runs. */
export const seed = internalMutation({
  args: {},
  handler: async (ctx) => {
    const organizationId = await ctx.db.insert("organizations", {
      ...{ slug: "acme", name: "Acme Academy", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
      ...{ branding: {}, demo: false, isDefault: true },
    });
    const personId = await ctx.db.insert("persons", { name: "Olga Otter" });
    const tokenIdentifier = "https://outside.test|olga@x.test";
    await ctx.db.insert("externalIdentities", { personId, tokenIdentifier });
    await ctx.db.insert("affiliations", { organizationId, personId, kinds: ["staff"], name: "Olga Otter" });
    await ctx.db.insert("memberships", { organizationId, personId, roles: ["owner"] });
    return { organization: organizationId, cohort: await insertCohort(ctx, organizationId) };
  },
});

/** People of a cohort who have done all that is asked for, numbered from `from`. */
export const fill = internalMutation({
  args: { cohort, from: v.number(), people: v.number() },
  handler: async (ctx, { cohort: cohortId, from, people }) => {
    const { organizationId } = (await ctx.db.get(cohortId))!;
    for (let number = from; number < from + people; number++)
      await addReady(ctx, { organizationId, cohortId }, number);
    return null;
  },
});

async function addReady(
  { db }: MutationCtx,
  place: { organizationId: Id<"organizations">; cohortId: Id<"cohorts"> },
  number: number,
) {
  const name = `Learner ${String(number).padStart(4, "0")}`;
  const { organizationId, cohortId } = place;
  const personId = await db.insert("persons", { name, email: `learner${number}@x.test` });
  await db.insert("affiliations", { organizationId, personId, kinds: ["learner"], name });
  const enrollmentId = await db.insert("enrollments", {
    ...{ ...place, role: "participant", state: "active", source: "imported", stateAt: 0, name, personId },
  });
  await db.insert("standings", { organizationId, cohortId, enrollmentId, met: 0, of: 0, isReady: true });
}

/** All that issuing left: credentials, who was told, and stored files by their type. */
export const look = internalMutation({
  args: {},
  handler: async ({ db }) => {
    const credentials = await db.query("credentials").collect();
    const files = await db.system.query("_storage").collect();
    const badges = await db.query("badgeImages").collect();
    const fonts = await db.query("fontFiles").collect();
    const named = new Set<string>([
      ...credentials.flatMap(({ pdfId, svgId, pngId }) =>
        [pdfId, svgId, pngId].filter((id) => id !== undefined),
      ),
      ...badges.flatMap(({ svgId, pngId }) => [svgId, pngId]),
      ...fonts.map(({ fileId }) => fileId),
    ]);
    const told = async (table: "deliveries" | "notices") =>
      (await db.query(table).collect()).filter(({ template }) => template === "credentialIssued").length;
    return {
      credentials: credentials.map(({ enrollmentId, state, attempts, publicId, pdfId, svgId, pngId }) => {
        return { enrollmentId, state, attempts, publicId, pdfId, svgId, pngId };
      }),
      orphans: files.filter(({ _id }) => !named.has(_id)).map(({ contentType }) => contentType ?? ""),
      missing: [...named].filter((id) => !files.some(({ _id }) => _id === id)).length,
      mails: await told("deliveries"),
      notices: await told("notices"),
    };
  },
});

/** What was issued. */
export const documents = internalMutation({
  args: {},
  handler: async ({ db }) => {
    const credentials = await db.query("credentials").collect();
    return credentials.map(({ _id: id, document = "" }) => ({ id, document }));
  },
});
