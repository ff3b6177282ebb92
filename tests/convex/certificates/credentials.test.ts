import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc } from "../../../convex/_generated/dataModel";
import { bitAt } from "../../../convex/shared/openBadges/statusList";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import {
  completeSomebody,
  credentialsOf,
  FIRST,
  issueByHand,
  type IssuingWorld,
  startIssuing,
} from "./issuer";

const DAY = 86_400_000;

let world: IssuingWorld;
let zoe: Doc<"credentials">;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-24T10:00:00Z") });
  world = await startIssuing();
  await completeSomebody(world, "Zoe Celik");
  zoe = await issueByHand(world.app, (await credentialsOf(world.app))[0]!._id);
});
afterEach(() => {
  vi.useRealTimers();
});

const { credentials, issuances } = api.certificates;
const place = () => ({ organization: world.organization, credential: zoe._id });
const staff = () => world.manager.as;
const reason = "A typing error.";
const row = (id = zoe._id) => world.app.run(async ({ db }) => (await db.get(id))!);
const isBitSet = async ({ statusListId, statusIndex }: Doc<"credentials">) =>
  bitAt(new Uint8Array((await world.app.run(({ db }) => db.get(statusListId)))!.revoked), statusIndex);
const log = async () =>
  (await world.app.run(({ db }) => db.query("auditEntries").collect()))
    .filter(({ action }) => action.startsWith("credentials."))
    .map(({ action, actor }) => [action, actor]);
const addAchievement = (fields: Partial<Doc<"achievements">> = {}) =>
  world.app.run(({ db }) =>
    db.insert("achievements", {
      ...{
        organizationId: world.organization,
        name: "Distinction",
        description: "Very good.",
        criteria: "Best.",
      },
      ...{ type: "Award", tags: [], alignments: [], ...fields },
    }),
  );

describe("revoking", () => {
  test("says why, sets the bit, and has the list signed", async () => {
    await world.app.run(({ db }) => db.patch(zoe.statusListId, { isStale: false }));
    await staff().mutation(credentials.revoke, { ...place(), reason: " Issued by mistake. " });
    expect(await row()).toMatchObject({ state: "revoked", reason: "Issued by mistake." });
    expect(await isBitSet(zoe)).toBe(true);
    expect(await world.app.run(({ db }) => db.get(zoe.statusListId))).toMatchObject({ isStale: true });
    const pending = await world.app.run(({ db }) => db.system.query("_scheduled_functions").collect());
    const signing = pending.filter(({ name }) => name === "certificates/issuing:signList");
    expect(signing.map(({ scheduledTime }) => scheduledTime - Date.now())).toEqual([3_000]);
    expect(await log()).toEqual([
      ["credentials.issued", "system"],
      ["credentials.revoked", "person"],
    ]);
    await expectFailure(staff().mutation(credentials.revoke, { ...place(), reason }), "conflict");
  });

  test("tells whoever held it, by mail and in the inbox; not whose was only on its way", async () => {
    await completeSomebody(world, "Kim Park");
    const [, kim] = await credentialsOf(world.app);
    await staff().mutation(credentials.revoke, { ...place(), reason });
    await staff().mutation(credentials.revoke, { ...place(), credential: kim!._id, reason });
    const told = { template: "credentialRevoked", href: `/verify/${zoe.publicId}` };
    for (const table of ["deliveries", "notices"] as const) {
      const rows = await world.app.run(({ db }) => db.query(table).collect());
      expect(rows.filter(({ template }) => template === told.template)).toMatchObject([told]);
    }
  });

  test("calls off what is not made yet", async () => {
    await completeSomebody(world, "Kim Lee");
    const [, kim] = await credentialsOf(world.app);
    await staff().mutation(credentials.revoke, { ...place(), credential: kim!._id, reason });
    expect(await row(kim!._id)).toMatchObject({ state: "revoked" });
  });

  test.each([
    ["", "required"],
    ["x".repeat(501), "tooLong"],
  ])("needs a reason", async (entered, problem) => {
    const call = staff().mutation(credentials.revoke, { ...place(), reason: entered });
    await expectFailure(call, "invalid", { reason: problem });
    expect(await row()).toMatchObject({ state: "issued" });
  });

  test("is for those who issue", async () => {
    const { app, organization } = world;
    const mentor = await addMember(app, organization, "Mentor Mia", ["mentor"]);
    await expectFailure(mentor.as.mutation(credentials.revoke, { ...place(), reason }), "forbidden");
    expect(await mentor.as.query(credentials.get, place())).toMatchObject({ state: "issued" });
  });
});

describe("replacing", () => {
  test("a correction takes the place of the other once it is issued; until then that one holds", async () => {
    const correction = { ...place(), reason, recipientName: "Zoë Çelik" };
    const fresh = await staff().mutation(credentials.correct, correction);
    expect(await row()).toMatchObject({ state: "issued" });
    expect(await row()).not.toHaveProperty("reason");
    await expectFailure(staff().mutation(credentials.correct, correction), "conflict");
    const { awardedAt, validFrom, enrollmentId, personId, issuanceId } = zoe;
    expect(await row(fresh)).toMatchObject({
      ...{
        state: "queued",
        recipientName: "Zoë Çelik",
        awardedAt,
        validFrom,
        enrollmentId,
        personId,
        issuanceId,
      },
      replaces: { credentialId: zoe._id, how: "correction" },
    });
    const made = await issueByHand(world.app, fresh);
    expect(await row()).toMatchObject({ state: "superseded", replacedById: fresh, reason });
    expect(made).not.toHaveProperty("reason");
    expect([await isBitSet(zoe), await isBitSet(made)]).toEqual([true, false]);
    expect(await log()).toEqual([
      ["credentials.issued", "system"],
      ["credentials.corrected", "person"],
      ["credentials.issued", "system"],
      ["credentials.replaced", "system"],
    ]);
    const { organization, cohort } = world;
    expect(await staff().query(issuances.forCohort, { organization, cohort })).toMatchObject({
      missing: 0,
      issuance: { people: 1, counts: { issued: 1, superseded: 1 } },
    });
    const facts = await staff().query(credentials.get, { ...place(), credential: fresh });
    expect(facts.history.map(({ id, how, state }) => [id, how, state])).toEqual([
      [zoe._id, null, "superseded"],
      [fresh, "correction", "issued"],
    ]);
    expect((await staff().query(credentials.get, place())).history).toEqual(facts.history);
  });

  test("a renewal begins now, and is valid as the achievement or staff say", async () => {
    await world.app.run(({ db }) => db.patch(zoe.achievementId, { validMonths: 12 }));
    vi.advanceTimersByTime(10 * DAY);
    const now = Date.now();
    await world.app.run(({ db }) => db.patch(world.manager.session, { expiresAt: now + DAY }));
    const fresh = await staff().mutation(credentials.renew, { ...place(), reason });
    const until = Date.parse("2027-12-04T10:00:00Z");
    expect(await row(fresh)).toMatchObject({ awardedAt: zoe.awardedAt, validFrom: now, validUntil: until });
    await issueByHand(world.app, fresh);
    const again = await staff().mutation(credentials.renew, {
      ...place(),
      credential: fresh,
      reason,
      validUntil: now + DAY,
    });
    expect(await row(again)).toMatchObject({ validUntil: now + DAY });
    await issueByHand(world.app, again);
    const forGood = await staff().mutation(credentials.renew, {
      ...place(),
      credential: again,
      reason,
      validUntil: null,
    });
    expect(await row(forGood)).not.toHaveProperty("validUntil");
    const facts = await staff().query(credentials.get, { ...place(), credential: again });
    expect(facts.history.map(({ how }) => how)).toEqual([null, "renewal", "renewal"]);
  });

  test("a renewal that has ended already is refused", async () => {
    const call = staff().mutation(credentials.renew, { ...place(), reason, validUntil: Date.now() });
    await expectFailure(call, "invalid", { validUntil: "past" });
  });

  test("another achievement takes the place, also of one that was revoked by mistake", async () => {
    const achievement = await addAchievement();
    await staff().mutation(credentials.revoke, { ...place(), reason: "By mistake." });
    const fresh = await staff().mutation(credentials.supersede, { ...place(), reason, achievement });
    const made = await issueByHand(world.app, fresh);
    expect(made).toMatchObject({ achievementId: achievement, awardedAt: Date.now() });
    expect(await row()).toMatchObject({ state: "superseded", reason });
    await expectFailure(
      staff().mutation(credentials.correct, { ...place(), reason, recipientName: "Z" }),
      "conflict",
    );
  });

  test.each([
    ["", reason, { recipientName: "required" }],
    ["Z".repeat(121), reason, { recipientName: "tooLong" }],
    ["Zoë", " ", { reason: "required" }],
  ])("refuses the name %j and the reason %j", async (recipientName, why, problems) => {
    const call = staff().mutation(credentials.correct, { ...place(), recipientName, reason: why });
    await expectFailure(call, "invalid", problems);
    expect(await credentialsOf(world.app)).toHaveLength(1);
  });

  test("one whose replacement was called off can be replaced again", async () => {
    const correction = { ...place(), reason, recipientName: "Zoë Çelik" };
    const fresh = await staff().mutation(credentials.correct, correction);
    await staff().mutation(credentials.revoke, { ...place(), credential: fresh, reason });
    expect(await staff().query(credentials.get, place())).toMatchObject({
      steps: ["revoke", "correct", "renew", "supersede"],
    });
    await staff().mutation(credentials.correct, correction);
    expect(await staff().query(credentials.get, place())).toMatchObject({ steps: ["revoke"] });
  });

  test("is refused where nothing can be issued", async () => {
    const before = process.env["PUBLIC_URL"]!;
    delete process.env["PUBLIC_URL"];
    const call = staff().mutation(credentials.renew, { ...place(), reason });
    await expectFailure(call, "unavailable");
    process.env["PUBLIC_URL"] = before;
  });
});

describe("reading", () => {
  test("all of one credential", async () => {
    const { shortCode, publicId } = zoe;
    expect(await staff().query(credentials.get, place())).toMatchObject({
      ...{ id: zoe._id, publicId, recipientName: "Zoe Celik", person: zoe.personId, email: null },
      ...{ state: "issued", problem: null, reason: null, hidden: false, attempts: 1 },
      shortCode: `${shortCode.slice(0, 5)}-${shortCode.slice(5)}`,
      url: `https://academy.test/verify/${publicId}`,
      achievement: { name: "Program" },
      cohort: { id: world.cohort, name: "Spring" },
      history: [{ id: zoe._id, how: null, reason: null }],
      files: {
        pdf: expect.any(String) as string,
        svg: expect.any(String) as string,
        png: expect.any(String) as string,
      },
      steps: ["revoke", "correct", "renew", "supersede"],
    });
  });

  test("lists, by issuance, state and name, page by page", async () => {
    for (const name of ["Kim Lee", "Ada Ito", "Zoe Adams"]) await completeSomebody(world, name);
    const list = async (filter: object, paginationOpts = FIRST) => {
      const args = {
        organization: world.organization,
        issuance: null,
        state: null,
        search: "",
        paginationOpts,
      };
      const { page } = await staff().query(credentials.list, { ...args, ...filter });
      return page.map(({ recipientName }) => recipientName);
    };
    expect(await list({})).toEqual(["Zoe Adams", "Ada Ito", "Kim Lee", "Zoe Celik"]);
    expect(await list({}, { ...FIRST, numItems: 1 })).toEqual(["Zoe Adams"]);
    expect(await list({ state: "issued" })).toEqual(["Zoe Celik"]);
    const issuance = zoe.issuanceId;
    expect(await list({ issuance })).toEqual(["Ada Ito", "Kim Lee", "Zoe Adams", "Zoe Celik"]);
    expect(await list({ issuance, state: "queued" })).toEqual(["Ada Ito", "Kim Lee", "Zoe Adams"]);
    expect((await list({ search: "Zoe" })).sort()).toEqual(["Zoe Adams", "Zoe Celik"]);
    expect(await list({ search: "Zoe", issuance, state: "issued" })).toEqual(["Zoe Celik"]);
    const { page } = await staff().query(issuances.list, {
      organization: world.organization,
      paginationOpts: FIRST,
    });
    expect(page).toMatchObject([
      { id: issuance, people: 4, counts: { issued: 1, queued: 3 }, cohort: { name: "Spring" } },
    ]);
  });

  test("nothing of another organization's", async () => {
    const { app } = world;
    const other = await startIssuing("other", app);
    const args = {
      organization: other.organization,
      issuance: null,
      state: null,
      search: "",
      paginationOpts: FIRST,
    };
    expect((await other.owner.as.query(credentials.list, args)).page).toEqual([]);
    const ours = { ...args, issuance: zoe.issuanceId };
    expect((await other.owner.as.query(credentials.list, ours)).page).toEqual([]);
    await expectFailure(
      other.owner.as.mutation(credentials.revoke, { ...place(), organization: other.organization, reason }),
      "notFound",
    );
  });
});
