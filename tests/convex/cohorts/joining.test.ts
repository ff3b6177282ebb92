import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addPerson, type Somebody } from "../../support/convexApp";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import {
  type Academy,
  addCohort,
  enrollmentOf,
  FIRST,
  joinAs,
  noticesOf,
  roster,
  startAcademy,
} from "./academy";
import { quietPass } from "./quietWork";

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2027-02-01T12:00:00Z");
});
afterEach(() => {
  vi.useRealTimers();
});

const { joining, enrollments, cohorts } = api.cohorts;
const HOUR = 3_600_000;

describe("joining", () => {
  test("gives seats, then places, and lets a freed seat go in order until it is taken", async () => {
    const academy = await startAcademy();
    const { app, organization } = academy;
    await keepSessions(app);
    const cohort = await addCohort(academy);
    const people = [];
    for (const name of ["Ann", "Bob", "Cyd", "Dan"]) people.push(await joinAs(academy, cohort, name));
    expect(people.map(({ outcome }) => outcome)).toEqual([
      "enrolled",
      "enrolled",
      "waitlisted",
      "waitlisted",
    ]);
    await keepSessions(app);
    const [ann, bob, cyd, dan] = people as [
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
    ];
    await ann.as.mutation(joining.leave, { organization, cohort, reason: "I moved." });
    expect(await roster(academy, cohort)).toBe("Ann withdrawn, Bob enrolled, Cyd offered, Dan waitlisted");
    expect(await cyd.as.query(joining.own, { organization, cohort })).toMatchObject({
      state: "offered",
      until: Date.now() + 48 * HOUR,
      mayEnter: false,
    });
    await quietPass(app, 48 * HOUR);
    expect(await roster(academy, cohort)).toBe("Ann withdrawn, Bob enrolled, Cyd expired, Dan offered");
    await expectFailure(cyd.as.mutation(joining.accept, { organization, cohort }), "conflict");
    expect(await dan.as.mutation(joining.accept, { organization, cohort })).toBe("enrolled");
    await quietPass(app, 48 * HOUR);
    expect(await roster(academy, cohort)).toBe("Ann withdrawn, Bob enrolled, Cyd expired, Dan enrolled");
    expect(await noticesOf(academy, dan)).toEqual(["cohortWaitlisted", "seatOffered", "cohortJoined"]);
    expect(await noticesOf(academy, ann)).toEqual(["cohortJoined"]);
    await bob.as.mutation(joining.leave, { organization, cohort, reason: "" });
    expect(await ann.as.mutation(joining.join, { organization, cohort })).toBe("enrolled");
  });

  test("tells the waiting how many are before them", async () => {
    const academy = await startAcademy();
    const { organization } = academy;
    const cohort = await addCohort(academy, { seats: 1 });
    const people = [];
    for (const name of ["Ann", "Bob", "Cyd"]) people.push(await joinAs(academy, cohort, name));
    const before = await Promise.all(
      people.map(async ({ as }) => (await as.query(joining.own, { organization, cohort })).waitingBefore),
    );
    expect(before).toEqual([null, 0, 1]);
    const mine = await people[2]!.as.query(joining.mine, { organization, paginationOpts: FIRST });
    expect(mine.page).toMatchObject([
      {
        state: "waitlisted",
        waitingBefore: 1,
        cohort: { name: "Spring 2027", program: { title: "German A2" } },
      },
    ]);
    const id = (await enrollmentOf(academy, cohort, "Cyd"))._id;
    const seen = await academy.manager.as.query(enrollments.get, { organization, enrollment: id });
    expect(seen).toMatchObject({ name: "Cyd", waitingBefore: 1, source: "joined" });
  });

  test("a declined offer goes to the next at once", async () => {
    const academy = await startAcademy();
    const { organization, app } = academy;
    const cohort = await addCohort(academy, { seats: 1 });
    const people = [];
    for (const name of ["Ann", "Bob", "Cyd"]) people.push(await joinAs(academy, cohort, name));
    await people[0]!.as.mutation(joining.leave, { organization, cohort, reason: "" });
    await people[1]!.as.mutation(joining.decline, { organization, cohort });
    expect(await roster(academy, cohort)).toBe("Ann withdrawn, Bob declined, Cyd offered");
    await expectFailure(people[1]!.as.mutation(joining.decline, { organization, cohort }), "conflict");
    const counts = await app.run(({ db }) => db.query("rosterCounts").first());
    expect(counts!.counts).toMatchObject({
      withdrawn: 1,
      declined: 1,
      offered: 1,
      waitlisted: 0,
      enrolled: 0,
    });
  });

  test("a running cohort, where it still takes people, lets them take part at once", async () => {
    const academy = await startAcademy();
    const { organization, manager } = academy;
    const cohort = await addCohort(academy, { closesAt: Date.parse("2027-03-15T00:00:00Z") });
    await manager.as.mutation(cohorts.transition, { organization, cohort, step: "start" });
    await joinAs(academy, cohort, "Ann");
    expect(await roster(academy, cohort)).toBe("Ann active");
  });

  test.each<[string, Parameters<typeof addCohort>[1], "draft" | "open", "conflict" | "notFound"]>([
    ["a draft", {}, "draft", "notFound"],
    ["before its window", { opensAt: Date.parse("2027-02-02") }, "open", "conflict"],
    ["after its window", { closesAt: Date.parse("2027-02-01") }, "open", "conflict"],
    ["one by invitation", { joinMode: "invite" }, "open", "conflict"],
    ["one by request", { joinMode: "request" }, "open", "conflict"],
  ])("is refused for %s", async (_name, settings, state, code) => {
    const academy = await startAcademy();
    const cohort = await addCohort(academy, settings, state);
    await expectFailure(joinAs(academy, cohort, "Ann"), code);
    expect(await academy.app.run(({ db }) => db.query("enrollments").collect())).toEqual([]);
  });

  test("is refused for visitors, twice, when full, and in another organization", async () => {
    const academy = await startAcademy();
    const { app, organization } = academy;
    const cohort = await addCohort(academy, { seats: 1, keepsWaiting: false });
    await expectFailure(app.mutation(joining.join, { organization, cohort }), "signedOut");
    await expectFailure(app.mutation(joining.request, { organization, cohort, answers: {} }), "signedOut");
    const ann = await joinAs(academy, cohort, "Ann");
    await expectFailure(ann.as.mutation(joining.join, { organization, cohort }), "conflict");
    await expectFailure(joinAs(academy, cohort, "Bob"), "conflict");
    const other = await startAcademy("other", app);
    await expectFailure(
      ann.as.mutation(joining.join, { organization: other.organization, cohort }),
      "notFound",
    );
    await expectFailure(ann.as.query(joining.own, { organization: other.organization, cohort }), "notFound");
    await app.run(({ db }) => db.patch(academy.program, { visibility: "private" }));
    await expectFailure(joinAs(academy, cohort, "Cyd"), "notFound");
  });
});

describe("asking to join", () => {
  async function withForm(academy: Academy): Promise<Id<"forms">> {
    const { app, organization: organizationId } = academy;
    return app.run(async ({ db }) => {
      const formId = await db.insert("forms", { organizationId, purpose: "join", name: "Join" });
      const fields = [{ key: "why", kind: "text" as const, label: "Why?", required: true }];
      await db.insert("formVersions", {
        organizationId,
        formId,
        number: 1,
        state: "published",
        fields,
        publishedAt: 1,
      });
      return formId;
    });
  }

  test("with answers; staff let in, or refuse with a reason", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy, {
      joinMode: "request",
      joinForm: await withForm(academy),
      seats: 1,
    });
    const ask = async (name: string, answers: Record<string, string>) => {
      const somebody = await addPerson(app, name);
      await somebody.as.mutation(joining.request, { organization, cohort, answers });
      return somebody;
    };
    await expectFailure(ask("Eve", {}), "invalid", { why: "required" });
    const people = [
      await ask("Ann", { why: "To learn" }),
      await ask("Bob", { why: "So" }),
      await ask("Cyd", { why: "?" }),
    ];
    expect(await roster(academy, cohort)).toBe("Ann requested, Bob requested, Cyd requested");
    const idOf = async (name: string) => ({
      organization,
      enrollment: (await enrollmentOf(academy, cohort, name))._id,
    });
    const { answer } = await manager.as.query(enrollments.get, await idOf("Ann"));
    expect((await app.run(({ db }) => db.get(answer!)))!.values).toBe('{"why":"To learn"}');
    expect(await manager.as.mutation(enrollments.approve, await idOf("Ann"))).toBe("enrolled");
    expect(await manager.as.mutation(enrollments.approve, await idOf("Bob"))).toBe("waitlisted");
    await manager.as.mutation(enrollments.refuse, { ...(await idOf("Cyd")), reason: "Too early." });
    await expectFailure(manager.as.mutation(enrollments.approve, await idOf("Ann")), "conflict");
    await expectFailure(
      manager.as.mutation(enrollments.refuse, { ...(await idOf("Ann")), reason: "" }),
      "conflict",
    );
    expect(await roster(academy, cohort)).toBe("Ann enrolled, Bob waitlisted, Cyd declined");
    expect(await Promise.all(people.map((person) => noticesOf(academy, person)))).toEqual([
      ["joinRequestReceived", "joinRequestApproved"],
      ["joinRequestReceived", "cohortWaitlisted"],
      ["joinRequestReceived", "joinRequestDeclined"],
    ]);
    expect((await people[2]!.as.query(joining.own, { organization, cohort })).reason).toBe("Too early.");
  });
});

describe("an invitation", () => {
  test("is accepted by whoever has the address, or declined, or is too late", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy, { joinMode: "invite", seats: 1 });
    const people: Somebody[] = [];
    for (const name of ["Ann", "Bob", "Cyd", "Dan"]) people.push(await addPerson(app, name));
    const addresses =
      "ann@people.test, Bob <BOB@people.test>; cyd@people.test\nnobody\ndan@people.test, ann@people.test, new@people.test";
    const lines = { organization, cohort, addresses };
    const outcomes = ["ready", "ready", "ready", "email", "ready", "repeated", "ready"];
    expect((await manager.as.query(enrollments.checkInvitations, lines)).map((line) => line.outcome)).toEqual(
      outcomes,
    );
    const sent = await manager.as.mutation(enrollments.invite, { ...lines, role: "participant" });
    expect(sent.map((line) => line.outcome)).toEqual(outcomes);
    const accept = (who: number) => people[who]!.as.mutation(joining.accept, { organization, cohort });
    expect([await accept(0), await accept(1)]).toEqual(["enrolled", "waitlisted"]);
    await people[2]!.as.mutation(joining.decline, { organization, cohort });
    await keepSessions(app);
    await quietPass(app, 14 * 24 * HOUR);
    await expectFailure(accept(3), "expired");
    const again = { organization, enrollment: (await enrollmentOf(academy, cohort, "Dan"))._id };
    await manager.as.mutation(enrollments.inviteAgain, again);
    expect(await accept(3)).toBe("waitlisted");
    await expectFailure(manager.as.mutation(enrollments.inviteAgain, again), "conflict");
    expect((await manager.as.query(enrollments.checkInvitations, lines)).map((line) => line.outcome)).toEqual(
      ["enrolled", "underway", "ready", "email", "underway", "repeated", "underway"],
    );
    const mails = await app.run(({ db }) => db.query("deliveries").collect());
    const toNew = mails.filter(({ address }) => address === "new@people.test");
    expect(toNew.map(({ template, href }) => [template, href])).toEqual([
      ["cohortInvitation", `/portal/cohorts/${cohort}`],
    ]);
  });

  test("is refused for no address, for too many, in a draft, and without a public address", async () => {
    const academy = await startAcademy();
    const { organization, manager } = academy;
    const cohort = await addCohort(academy, {}, "draft");
    const send = (addresses: string) =>
      manager.as.mutation(enrollments.invite, { organization, cohort, addresses, role: "participant" });
    await expectFailure(send("a@b.ch"), "conflict");
    await manager.as.mutation(cohorts.transition, { organization, cohort, step: "open" });
    await expectFailure(send(" "), "invalid", { addresses: "required" });
    const many = Array.from({ length: 201 }, (_, i) => `p${i}@b.ch`).join("\n");
    await expectFailure(send(many), "invalid", { addresses: "tooMany" });
    delete process.env["PUBLIC_URL"];
    await expectFailure(send("a@b.ch"), "unavailable");
  });
});

describe("what visitors see of a program", () => {
  test("are its open cohorts, their seats in words, and nobody in them", async () => {
    const academy = await startAcademy();
    const { app, organization, program } = academy;
    const cohort = await addCohort(academy, { seats: 1 });
    await addCohort(academy, { name: "Draft" }, "draft");
    await addCohort(academy, { name: "Earlier", startDate: "2027-02-15", joinMode: "invite", seats: null });
    const ann = await joinAs(academy, cohort, "Ann");
    const openings = await app.query(cohorts.openFor, { organization, program });
    expect(openings).toMatchObject([
      { name: "Earlier", join: "byInvitation", seats: "many", mine: null },
      { name: "Spring 2027", join: "open", seats: "waitlist", mine: null },
    ]);
    expect(JSON.stringify(openings)).not.toContain("Ann");
    const own = await ann.as.query(cohorts.openFor, { organization, program });
    expect(own.map(({ mine }) => mine)).toEqual([null, "enrolled"]);
    const other = await startAcademy("other", app);
    expect(await app.query(cohorts.openFor, { organization: other.organization, program })).toEqual([]);
    await app.run(({ db }) => db.patch(program, { visibility: "private" }));
    expect(await app.query(cohorts.openFor, { organization, program })).toEqual([]);
  });
});
