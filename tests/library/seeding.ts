import { v } from "convex/values";
import { internalMutation } from "../../convex/_generated/server";
import { sha256Hex } from "../../convex/shared/hashes";
import { insertCohort } from "../support/insertCohort";

// Pushed beside the product's functions, into a copy of them.

const HOUR = 3_600_000;

/** The default organization with a cohort, its manager, two learners in it and one who is in none, all signed in. */
export const seed = internalMutation({
  args: {},
  handler: async (ctx) => {
    const { db } = ctx;
    const organizationId = await db.insert("organizations", {
      ...{ slug: "acme", name: "Acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
      ...{ branding: {}, demo: false, isDefault: true },
    });
    const cohortId = await insertCohort(ctx, organizationId);
    for (const [name, kind] of [
      ["mara", "manager"],
      ["lena", "learner"],
      ["nora", "learner"],
      ["olaf", "outsider"],
    ] as const) {
      const email = `${name}@x.test`;
      const personId = await db.insert("persons", { name, email });
      const place = { organizationId, personId };
      const kinds = [kind === "manager" ? ("staff" as const) : ("learner" as const)];
      await db.insert("affiliations", { ...place, kinds, name, email });
      await db.insert("externalIdentities", { personId, tokenIdentifier: `https://outside.test|${email}` });
      await db.insert("sessions", {
        ...{ personId, tokenHash: await sha256Hex(`session of ${name}`), method: "code" },
        ...{ expiresAt: Date.now() + 24 * HOUR, lastSeenAt: Date.now() },
      });
      if (kind === "manager") await db.insert("memberships", { ...place, roles: ["manager"] });
      if (kind === "learner")
        await db.insert("enrollments", {
          ...{ ...place, cohortId, role: "participant", state: "active", source: "joined" },
          ...{ stateAt: Date.now(), name },
        });
    }
    return { organization: organizationId, cohort: cohortId };
  },
});

/** Takes somebody off the cohort, or puts them back. */
export const setPlace = internalMutation({
  args: { name: v.string(), state: v.union(v.literal("active"), v.literal("withdrawn")) },
  handler: async ({ db }, { name, state }) => {
    const enrollments = await db.query("enrollments").collect();
    const own = enrollments.find((enrollment) => enrollment.name === name);
    if (own !== undefined) await db.patch(own._id, { state });
  },
});

/** Who took what, and what of it was audited, in order. */
export const accesses = internalMutation({
  args: {},
  handler: async ({ db }) => {
    const rows = await db.query("downloads").collect();
    const entries = await db.query("auditEntries").collect();
    return {
      rows: rows.map(({ kind, subject, ipPrefix }) => ({ kind, subject, ipPrefix })),
      deeds: entries.map(({ action }) => action).filter((action) => action.endsWith("downloaded")),
    };
  },
});
