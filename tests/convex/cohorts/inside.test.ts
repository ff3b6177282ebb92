import { expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember, addOrganization, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addCohort, addLearner } from "../../support/learningWorld";

const paginationOpts = { numItems: 10, cursor: null };

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const cohort = await addCohort(app, organization);
  const lena = await addLearner(app, organization, cohort, "Lena");
  const manager = await addMember(app, organization, "Maja", ["manager", "instructor"]);
  const other = await addMember(app, organization, "Olga");
  return { organization, cohort, lena, manager, other };
}

test("who takes part reads what was announced, and nobody else of the organization", async () => {
  const { organization, cohort, lena, manager, other } = await start();
  const send = (subject: string) =>
    manager.as.mutation(api.cohorts.announcements.send, {
      organization,
      cohort,
      subject,
      body: "**Room 3**",
    });
  await send("First");
  await send("Second");
  const read = (who: typeof other) =>
    who.as.query(api.cohorts.announcements.received, { organization, cohort, paginationOpts });
  const { page } = await read(lena);
  expect(page.map(({ subject, author, body }) => [subject, author, body])).toEqual([
    ["Second", "Maja", "**Room 3**"],
    ["First", "Maja", "**Room 3**"],
  ]);
  expect(Object.keys(page[0] ?? {})).not.toContain("recipients");
  await expectFailure(read(other), "notFound");
});

test("who takes part sees who teaches, and nobody else of the organization does", async () => {
  const { organization, cohort, lena, manager, other } = await start();
  const read = (who: typeof other) =>
    who.as.query(api.cohorts.instructors.ofCohort, { organization, cohort });
  expect(await read(lena)).toEqual([]);
  await manager.as.mutation(api.cohorts.instructors.add, { organization, cohort, person: manager.person });
  expect(await read(lena)).toEqual([{ person: manager.person, name: "Maja" }]);
  await expectFailure(read(other), "notFound");
});
