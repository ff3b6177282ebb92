import { makeFunctionReference } from "convex/server";
import { v } from "convex/values";
import { internalAction, internalMutation } from "../../convex/_generated/server";
import { liveFully } from "../convex/privacy/fullLife";

// Pushed beside the product's functions, into a copy of them, to fill a database that nothing public fills so.

const MAIL_SIZE = 10_000;

/** An organization with an owner and an editor who has a row of every kind. */
export const seed = internalMutation({
  args: {},
  handler: async (ctx) => {
    const { db } = ctx;
    const organization = await db.insert("organizations", {
      slug: "acme",
      name: "Acme",
      timeZone: "Europe/Zurich",
      currency: "CHF",
      locale: "en",
      branding: {},
      demo: false,
      isDefault: true,
    });
    const add = async (name: string, email: string, role: "owner" | "editor") => {
      const person = await db.insert("persons", { name, email });
      const place = { organizationId: organization, personId: person };
      await db.insert("affiliations", { ...place, kinds: ["staff"], name, email });
      await db.insert("memberships", { ...place, roles: [role] });
      return person;
    };
    const owner = await add("Olga Otter", "olga@people.test", "owner");
    await db.insert("externalIdentities", {
      personId: owner,
      tokenIdentifier: "https://outside.test|olga@people.test",
    });
    const person = await add("Zenobia Vance", "zenobia@people.test", "editor");
    await liveFully({ run: (work) => work(ctx) }, organization, { person });
    return { organization, person };
  },
});

/** Many mails that do not compress, so that an export takes its time. */
export const addMails = internalMutation({
  args: { organization: v.id("organizations"), person: v.id("persons"), count: v.number() },
  handler: async ({ db }, { organization: organizationId, person: personId, count }) => {
    for (let i = 0; i < count; i++) {
      const text = Array.from({ length: MAIL_SIZE / 10 }, () => Math.random().toString(36).slice(2, 12));
      await db.insert("deliveries", {
        organizationId,
        personId,
        address: "zenobia@people.test",
        kind: "announcement",
        template: "exportReady",
        data: "{}",
        locale: "en",
        dedupeKey: `${i} ${text[0]}`,
        state: "sent",
        dueAt: 0,
        giveUpAt: 0,
        tries: 0,
        faults: 0,
        round: 0,
        rendered: { subject: "News", html: "", text: text.join("") },
      });
    }
    return null;
  },
});

/** The files of the deployment. */
export const files = internalMutation({
  args: {},
  handler: async ({ db }) =>
    (await db.system.query("_storage").collect()).map(({ contentType = "" }) => ({ contentType })),
});

/** Keeps two files that nothing refers to: one as a dead export leaves it, one of somebody else's. */
export const keepFiles = internalAction({
  args: {},
  handler: async ({ storage }) => {
    await storage.store(new Blob(["stray"], { type: "application/zip; purpose=personal-data" }));
    await storage.store(new Blob(["another"], { type: "application/zip" }));
    return null;
  },
});

export const addStray = internalMutation({
  args: {},
  handler: async ({ scheduler }) => {
    await scheduler.runAfter(0, makeFunctionReference<"action">("tests/seeding:keepFiles"), {});
    return null;
  },
});
