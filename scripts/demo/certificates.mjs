// A group of the demo that is over: its people have their certificates.
import { finishedCohort, finishedRequirement } from "./cohorts.mjs";
import { learners } from "./people.mjs";

const ONE_PAGE = { paginationOpts: { numItems: 100, cursor: null } };
/** Who was in it, by their number among the learners: names in several scripts and lengths. */
const GRADUATES = [0, 5, 10, 12, 17, 19, 20, 22];
const ISSUE_WAIT_MS = 60_000;
const LOOK_MS = 250;

/**
 * Makes the group that is over: everybody in it has done what was asked for and is still to be completed.
 * Certificates need fonts of the web server, which is not there yet.
 * @param program the program that it ran
 * @param now the moment from which its dates follow, in milliseconds
 */
export async function makeFinishedGroup(staff, program, now) {
  const cohort = await staff.mutation("cohorts/cohorts:create", { program, settings: finishedCohort(now) });
  await staff.mutation("progress/requirements:add", { cohort, ...finishedRequirement });
  await staff.mutation("cohorts/cohorts:transition", { cohort, step: "open" });
  const { page: people } = await staff.query("people/people:list", { search: "", kind: null, ...ONE_PAGE });
  for (const number of GRADUATES) {
    const { person } = people.find(({ email }) => email === learners[number].email);
    await staff.mutation("cohorts/enrollments:add", { cohort, person, role: "participant" });
  }
  await staff.mutation("cohorts/cohorts:transition", { cohort, step: "start" });
  const [{ id: requirement }] = await staff.query("progress/requirements:list", { cohort });
  const { page: sheet } = await staff.query("progress/standings:sheet", { cohort, ...ONE_PAGE });
  for (const { enrollment } of sheet)
    await staff.mutation("progress/standings:confirm", { enrollment, requirement, value: 1 });
  await staff.mutation("cohorts/cohorts:transition", { cohort, step: "complete" });
}

/**
 * Completes the people of the group that is over and waits until their certificates are there; a minute at most, for
 * a slow machine goes on making them while somebody looks round.
 */
export async function issueCertificates(staff) {
  const { page: cohorts } = await staff.query("cohorts/cohorts:list", {
    search: "",
    state: "completed",
    program: null,
    ...ONE_PAGE,
  });
  for (const { id: cohort } of cohorts) {
    await staff.mutation("progress/completion:begin", { cohort });
    await untilIssued(staff, cohort);
  }
}

async function untilIssued(staff, cohort) {
  const until = Date.now() + ISSUE_WAIT_MS;
  while (Date.now() < until) {
    const { issuance } = await staff.query("certificates/issuances:forCohort", { cohort });
    if ((issuance?.counts.issued ?? 0) >= GRADUATES.length) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
