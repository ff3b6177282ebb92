import { expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addCohort, FIRST, joinAs, startAcademy } from "./academy";

test("a person's page has the cohorts of this organization, the newest first", async () => {
  const academy = await startAcademy();
  const { app, organization, manager } = academy;
  const spring = await addCohort(academy, { joinMode: "open" });
  const autumn = await addCohort(academy, { name: "Autumn 2027", joinMode: "open" });
  const ada = await joinAs(academy, spring, "Ada");
  await ada.as.mutation(api.cohorts.joining.join, { organization, cohort: autumn });
  const elsewhere = await startAcademy("other", app);
  const other = await addCohort(elsewhere, { joinMode: "open" });
  await ada.as.mutation(api.cohorts.joining.join, { organization: elsewhere.organization, cohort: other });
  const asked = { organization, person: ada.person, paginationOpts: FIRST };
  const { page } = await manager.as.query(api.cohorts.enrollments.ofPerson, asked);
  expect(page.map(({ cohort, name, program, role, state }) => [cohort, name, program, role, state])).toEqual([
    [autumn, "Autumn 2027", "German A2", "participant", "enrolled"],
    [spring, "Spring 2027", "German A2", "participant", "enrolled"],
  ]);
  const editor = await addMember(app, organization, "Edda", ["editor"]);
  await expectFailure(editor.as.query(api.cohorts.enrollments.ofPerson, asked), "forbidden");
});
