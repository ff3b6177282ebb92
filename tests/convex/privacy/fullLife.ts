import type { Id } from "../../../convex/_generated/dataModel";
import type { MutationCtx } from "../../../convex/_generated/server";
import { insertCohort } from "../../support/insertCohort";
import { insertCertificates } from "./certificates";
import { insertDiscussion } from "./discussions";

type Somebody = { person: Id<"persons">; session?: Id<"sessions"> };
/** Of convex-test, or of a function that hands over its own context. */
type App = { run<Result>(work: (ctx: Pick<MutationCtx, "db">) => Promise<Result>): Promise<Result> };

/** Words that occur in a person's data and nowhere else. */
export const TELLTALES = ["Zenobia", "zenobia", "Tell-tale"];

/** Gives somebody a row of every kind in an organization, and an account with all that can be in one. */
export async function liveFully(app: App, organizationId: Id<"organizations">, who: Somebody): Promise<void> {
  await giveAccount(app, who);
  await givePlaces(app, organizationId, who);
  await giveMail(app, organizationId, who);
  await giveAnswers(app, organizationId, who);
  await giveCohorts(app, organizationId, who);
  await giveSessions(app, organizationId, who);
  await giveSavedView(app, organizationId, who.person);
  const place = { organizationId, personId: who.person, email: await emailOf(app, who) };
  await app.run(({ db }) => insertCertificates(db, place));
  await app.run(({ db }) => insertDiscussion(db, place));
}

async function emailOf(app: App, { person }: Somebody): Promise<string> {
  return (await app.run(({ db }) => db.get(person)))!.email!;
}

async function giveAccount(app: App, who: Somebody) {
  const email = await emailOf(app, who);
  const personId = who.person;
  await app.run(async ({ db }) => {
    await db.patch(personId, { locale: "en", timeZone: "Europe/Zurich" });
    const duplicate = await db.insert("persons", { name: "Zenobia Again", mergedInto: personId });
    await db.insert("persons", { name: "Zenobia Once", mergedInto: duplicate });
    if (who.session !== undefined) await db.patch(who.session, { userAgent: "Tell-tale browser" });
    await db.insert("externalIdentities", { personId, tokenIdentifier: `https://outside.test|${email}` });
    await db.insert("passkeys", {
      personId,
      credentialId: "Tell-tale credential",
      host: "academy.test",
      publicKey: new ArrayBuffer(4),
      counter: 0,
      transports: ["usb"],
      name: "Zenobia's key",
    });
    const expiring = { email, codeHash: "0", expiresAt: 0, triesLeft: 5 };
    await db.insert("signInCodes", expiring);
    await db.insert("addressChanges", { ...expiring, personId, email: `new.${email}` });
    await db.insert("suppressions", { address: email, reason: "bounced" });
    const entity = { table: "persons", id: personId };
    await db.insert("auditEntries", {
      actor: "person",
      actorId: personId,
      action: "a.b",
      entity,
      changed: [],
    });
  });
}

async function givePlaces(app: App, organizationId: Id<"organizations">, who: Somebody) {
  const email = await emailOf(app, who);
  const personId = who.person;
  await app.run(async ({ db }) => {
    const companyId = await db.insert("companies", { organizationId, name: "Sponsor", slug: "sponsor" });
    await db.insert("companyMembers", { organizationId, companyId, personId, role: "company_admin" });
    await db.insert("consents", { organizationId, personId, document: "terms", version: "1" });
    const invitation = {
      organizationId,
      roles: [],
      invitedBy: personId,
      expiresAt: 0,
      company: { companyId, role: "company_admin" as const },
    };
    await db.insert("invitations", { ...invitation, email, tokenHash: "1", state: "open" });
    await db.insert("invitations", {
      ...invitation,
      email: `old.${email}`,
      tokenHash: "2",
      state: "accepted",
      acceptedBy: personId,
    });
    const entity = { table: "companies", id: companyId };
    await db.insert("auditEntries", {
      organizationId,
      actor: "person",
      actorId: personId,
      action: "companies.created",
      entity,
      changed: ["name"],
    });
  });
}

async function giveMail(app: App, organizationId: Id<"organizations">, who: Somebody) {
  const address = await emailOf(app, who);
  const personId = who.person;
  const rendered = { subject: "Hello Zenobia", html: "<p>Zenobia</p>", text: "Dear Zenobia" };
  const mail = {
    organizationId,
    address,
    locale: "en",
    dueAt: 0,
    giveUpAt: 0,
    tries: 0,
    faults: 0,
    round: 0,
  };
  await app.run(async ({ db }) => {
    await db.insert("deliveries", {
      ...mail,
      personId,
      kind: "announcement",
      template: "exportReady",
      data: '{"name":"Zenobia"}',
      dedupeKey: "1",
      state: "sent",
      detail: "no such user: zenobia",
      rendered,
    });
    await db.insert("deliveries", {
      ...mail,
      kind: "account",
      template: "signInCode",
      data: '{"code":"Tell-tale code"}',
      dedupeKey: "2",
      state: "waiting",
      rendered,
    });
    await db.insert("notices", {
      organizationId,
      personId,
      kind: "activity",
      template: "exportReady",
      data: '{"name":"Zenobia"}',
      href: "/",
      dedupeKey: "1",
    });
    await db.insert("preferences", {
      organizationId,
      personId,
      kind: "activity",
      channel: "email",
      wanted: false,
    });
  });
}

async function giveAnswers(app: App, organizationId: Id<"organizations">, { person }: Somebody) {
  await app.run(async ({ db }) => {
    const formId = await db.insert("forms", { organizationId, purpose: "intake", name: "Intake" });
    const version = { organizationId, formId, number: 1, state: "published" as const, fields: [] };
    const formVersionId = await db.insert("formVersions", version);
    const values = '{"about":"Tell-tale answer of Zenobia"}';
    await db.insert("answers", { organizationId, formVersionId, personId: person, values });
  });
}

async function giveCohorts(app: App, organizationId: Id<"organizations">, { person: personId }: Somebody) {
  await app.run(async (ctx) => {
    const cohortId = await insertCohort(ctx, organizationId);
    const place = { organizationId, cohortId };
    await ctx.db.insert("enrollments", {
      ...place,
      personId,
      role: "participant",
      state: "withdrawn",
      source: "imported",
      stateAt: 0,
      name: "Zenobia Vance",
      externalId: "Tell-tale id",
      reason: "Tell-tale reason",
    });
    await ctx.db.insert("instructors", { ...place, personId });
    const announcement = {
      subject: "News",
      body: "The room is changed.",
      state: "sent" as const,
      recipients: 1,
    };
    await ctx.db.insert("announcements", { ...place, authorId: personId, ...announcement });
    const counts = { total: 1, done: 1, added: 1, changed: 0, unchanged: 0, refused: 0, stalls: 0 };
    const state = { state: "done" as const, welcome: false, leaseUntil: 0 };
    await ctx.db.insert("enrollmentImports", { ...place, startedBy: personId, ...counts, ...state });
    await ctx.db.insert("mediaAssets", {
      ...{ organizationId, createdBy: personId, name: "Garden", kind: "image", state: "processing" },
      ...{ contentType: "image/png", bytes: 1, sha256: "", variants: [], alt: {}, edition: 0 },
      focalPoint: { x: 0.5, y: 0.5 },
    });
  });
}

async function giveSessions(app: App, organizationId: Id<"organizations">, { person: personId }: Somebody) {
  await app.run(async (ctx) => {
    const { db } = ctx;
    const cohortId = await insertCohort(ctx, organizationId);
    const eventId = await db.insert("events", {
      ...{ organizationId, cohortId, kind: "class", state: "scheduled", title: "Session", description: "" },
      ...{ wallStart: "2027-03-02T18:00", timeZone: "Europe/Zurich", durationMinutes: 60, startsAt: 0 },
      ...{ endsAt: 1, place: { online: { provider: "zoom" } }, admission: "cohort", differs: false },
      ...{ uid: "1@acme", sequence: 0, changedAt: 0, remindBefore: [] },
    });
    const there = { organizationId, eventId, personId };
    await db.insert("eventInstructors", { ...there, startsAt: 0 });
    await db.insert("registrations", { ...there, state: "registered" });
    await db.insert("calendarFeeds", { organizationId, personId, tokenHash: "Tell-tale hash" });
    await db.insert("busy", { ...there, day: "2027-03-02", startsAt: 0, endsAt: 1 });
    await db.insert("presences", { ...there, source: "zoom", sourceKey: "1", joinedAt: 0 });
    const override = { state: "excused" as const, reason: "Tell-tale illness", by: personId, at: 0 };
    const counted = { state: "absent" as const, minutes: 0, isInside: false, isSettled: true, override };
    await db.insert("attendances", { ...there, cohortId, ...counted });
    await db.insert("uploads", {
      ...{ organizationId, personId, purpose: "material", state: "ready", fileName: "plan.pdf" },
      ...{ declaredType: "application/pdf", size: 1, offset: 1, driver: "convex", expiresAt: 4e12 },
    });
    const taken = { subject: "materials:1", kind: "opened" as const, ipPrefix: "192.0.2.0/24", at: 0 };
    await db.insert("downloads", { organizationId, cohortId, personId, ...taken });
    const recordingId = await db.insert("recordings", {
      ...{ organizationId, cohortId, state: "published", title: "Session 1", description: "" },
      ...{ thumbnails: [], chapters: [], order: 1, createdBy: personId },
    });
    const watched = { stretches: [{ from: 0, to: 60 }], seconds: 60, position: 60, watchedAt: 0 };
    await db.insert("watches", { organizationId, cohortId, recordingId, personId, ...watched });
    const meeting = { organizationId, eventId, state: "ready" as const, revision: 1, faults: 0 };
    const meetingId = await db.insert("meetings", meeting);
    const way = { registrantId: "Tell-tale registrant", joinUrl: "https://zoom.test/w/Tell-tale" };
    await db.insert("meetingRegistrants", { organizationId, personId, meetingId, ...way });
  });
}

async function giveSavedView(app: App, organizationId: Id<"organizations">, personId: Id<"persons">) {
  await app.run(async ({ db }) => {
    await db.insert("savedViews", {
      organizationId,
      personId,
      table: "people",
      name: "Zenobia's learners",
      view: { search: "", sort: null, filters: { kind: "learner" }, hidden: [] },
      shared: false,
    });
  });
}

type SignedIn = { person: Id<"persons">; session: Id<"sessions"> };

/** Makes somebody's session one in which an owner looks at the product as them. */
export async function lendTo(app: App, organizationId: Id<"organizations">, who: SignedIn, owner: SignedIn) {
  const impersonator = { impersonatorId: owner.person, impersonatorSessionId: owner.session };
  await app.run(({ db }) =>
    db.patch(who.session, { ...impersonator, organizationId, method: "impersonation" }),
  );
}
