import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember } from "../../support/convexApp";
import { addCohort, enrollmentOf, joinAs, noticesOf, roster, startAcademy } from "./academy";

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2027-02-01T12:00:00Z");
});
afterEach(() => {
  vi.useRealTimers();
});

describe("two people who are one", () => {
  test("keep in each cohort the place that got further; the other seat is free again", async () => {
    const academy = await startAcademy();
    const { app, organization } = academy;
    const admin = await addMember(app, organization, "Ada", ["admin"]);
    const full = await addCohort(academy, { seats: 2 });
    const other = await addCohort(academy, { name: "Other" });
    const winner = await joinAs(academy, full, "Wanda");
    const loser = await joinAs(academy, full, "Lois");
    const waiting = await joinAs(academy, full, "Will");
    await loser.as.mutation(api.cohorts.joining.join, { organization, cohort: other });
    const lois = (await enrollmentOf(academy, full, "Lois"))._id;
    await academy.manager.as.mutation(api.cohorts.enrollments.complete, { organization, enrollment: lois });
    const parties = { organization, winner: winner.person, loser: loser.person };
    await admin.as.mutation(api.people.people.merge, parties);
    const rows = await app.run(({ db }) => db.query("enrollments").collect());
    const places = rows.map(({ cohortId, personId, state, name }) => [
      cohortId === full ? "full" : "other",
      personId === winner.person ? "winner" : personId === loser.person ? "loser" : "else",
      state,
      name,
    ]);
    expect(places).toEqual([
      ["full", "loser", "withdrawn", "Wanda"],
      ["full", "winner", "completed", "Wanda"],
      ["full", "else", "offered", "Will"],
      ["other", "winner", "enrolled", "Wanda"],
    ]);
    expect(await noticesOf(academy, waiting)).toEqual(["cohortWaitlisted", "seatOffered"]);
  });

  test("teach a cohort once", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const admin = await addMember(app, organization, "Ada", ["admin"]);
    const [one, two] = [await addCohort(academy), await addCohort(academy, { name: "Two" })];
    const winner = await addMember(app, organization, "Wanda", ["instructor"]);
    const loser = await addMember(app, organization, "Lois", ["instructor"]);
    const { add } = api.cohorts.instructors;
    await manager.as.mutation(add, { organization, cohort: one, person: winner.person });
    for (const cohort of [one, two])
      await manager.as.mutation(add, { organization, cohort, person: loser.person });
    await admin.as.mutation(api.people.people.merge, {
      organization,
      winner: winner.person,
      loser: loser.person,
    });
    const rows = await app.run(({ db }) => db.query("instructors").collect());
    expect(rows.map(({ cohortId, personId }) => [cohortId, personId])).toEqual([
      [one, winner.person],
      [two, winner.person],
    ]);
  });
});

test("a roster follows a person's new name", async () => {
  const academy = await startAcademy();
  const { app, organization } = academy;
  const admin = await addMember(app, organization, "Ada", ["admin"]);
  const cohort = await addCohort(academy);
  const { person } = await joinAs(academy, cohort, "Ann");
  await admin.as.mutation(api.people.people.rename, { organization, person, name: "Anna" });
  expect(await roster(academy, cohort)).toBe("Anna enrolled");
});

describe("the mail of an action", () => {
  test.each([
    ["withdraw", "You are no longer in Spring 2027", "The reason: It is over."],
    ["approve", "You are in: Spring 2027", "begins on Monday, 1 March 2027"],
    ["complete", "You completed Spring 2027", "until 30 June 2028"],
  ] as const)("%s is shown before", async (action, subject, content) => {
    vi.useRealTimers();
    const academy = await startAcademy();
    const { organization, manager } = academy;
    const cohort = await addCohort(academy, { endDate: "2027-06-30" });
    const what = { organization, cohort, action, reason: "It is over.", locale: "en" };
    const mail = await manager.as.action(api.cohorts.bulk.previewMail, what);
    expect(mail!.subject).toBe(subject);
    expect(mail!.text).toContain(content);
  });

  test("that sends none is none", async () => {
    const academy = await startAcademy();
    const cohort = await addCohort(academy);
    const what = {
      organization: academy.organization,
      cohort,
      action: "fail" as const,
      reason: "x",
      locale: "en",
    };
    expect(await academy.manager.as.action(api.cohorts.bulk.previewMail, what)).toBeNull();
  });

  test("an announcement is shown before", async () => {
    vi.useRealTimers();
    const academy = await startAcademy();
    const cohort = await addCohort(academy);
    const words = {
      organization: academy.organization,
      cohort,
      subject: "News",
      body: "**Hello**",
      locale: "de",
    };
    const mail = await academy.manager.as.action(api.cohorts.announcements.previewMail, words);
    expect([mail.subject, mail.html.includes("<strong>Hello</strong>")]).toEqual(["News", true]);
    expect(mail.text).toContain("Maja acme hat dies an Spring 2027 von German A2 gesendet.");
  });
});
