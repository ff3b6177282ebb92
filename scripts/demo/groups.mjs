import { demoCalendar } from "./calendar.mjs";
import {
  announcement,
  openCohort,
  openLab,
  requirements,
  runningCohort,
  weeklyAfternoons,
  weeklyEvenings,
} from "./cohorts.mjs";
import { academy } from "./people.mjs";
import { answers } from "./programs.mjs";

const ONE_PAGE = { paginationOpts: { numItems: 100, cursor: null } };
const { timeZone } = academy;
/** How many ask for one of the eight places, and how many of them hear yes. */
const ASKING = 12;
const APPROVED = 10;
/** How many come to the hour that goes on just now. */
const IN_THE_LAB = 15;

/** The groups of the demo: made before people come, joined by them, and then what happened in them. */
export class Groups {
  /**
   * Makes both groups with their sessions, and opens them for joining.
   * @param catalog what `makeCatalog` made
   * @param now the moment from which all dates follow, in milliseconds
   */
  static async open(server, staff, catalog, now) {
    const calendar = demoCalendar(now, timeZone);
    const [tobias, amelie] = await Promise.all([personOf(staff, "tobias@"), personOf(staff, "amelie@")]);
    const running = await staff.mutation("cohorts/cohorts:create", {
      program: catalog.dataSkills,
      settings: runningCohort(calendar.running, timeZone),
    });
    const open = await staff.mutation("cohorts/cohorts:create", {
      program: catalog.german,
      settings: openCohort(calendar.open, { ...calendar, timeZone, joinForm: catalog.joinForm }),
    });
    for (const person of [tobias, amelie])
      await staff.mutation("cohorts/instructors:add", { cohort: running, person });
    await staff.mutation("cohorts/instructors:add", { cohort: open, person: amelie });
    for (const fields of requirements)
      await staff.mutation("progress/requirements:add", { cohort: running, ...fields });
    const lab = await planAll(staff, { running, open }, { calendar, tobias, amelie });
    for (const cohort of [running, open])
      await staff.mutation("cohorts/cohorts:transition", { cohort, step: "open" });
    return new Groups(server, staff, { running, open, lab });
  }

  constructor(server, staff, { running, open, lab }) {
    this.server = server;
    this.staff = staff;
    this.running = running;
    this.open = open;
    this.lab = lab;
  }

  /** What a learner does who has just arrived: joins, asks for a place, and comes to the open lab. */
  async welcome(session, number) {
    await session.mutation("cohorts/joining:join", { cohort: this.running });
    if (number < IN_THE_LAB) await this.throughTheDoor(session);
    if (number >= ASKING) return;
    const answered = answers[number % answers.length];
    await session.mutation("cohorts/joining:request", { cohort: this.open, answers: answered });
  }

  /** The way that everybody takes who comes to a session: their own link. */
  async throughTheDoor(session) {
    const { path } = await session.query("attendance/door:mine", { event: this.lab });
    const token = path.slice(path.lastIndexOf("/") + 1);
    await this.server.action("attendance/door:enter", { token, address: "127.0.0.1" });
  }

  /** Starts the running group and writes down what happened in it so far. */
  async begin() {
    await this.staff.mutation("cohorts/cohorts:transition", { cohort: this.running, step: "start" });
    const { page: people } = await this.staff.query("progress/standings:sheet", {
      cohort: this.running,
      ...ONE_PAGE,
    });
    const { page: past } = await this.staff.query("events/events:list", {
      cohort: this.running,
      when: "past",
      ...ONE_PAGE,
    });
    for (const [evening, { id }] of past.entries()) await this.callTheRoll(id, evening, people);
    await this.confirmWork(people);
    await this.staff.mutation("cohorts/announcements:send", { cohort: this.running, ...announcement });
    await this.answerRequests();
  }

  /** Past evenings have a paper list: who was there, who had said that they could not come. */
  async callTheRoll(event, evening, people) {
    const fates = people.map((row, number) => ({ person: row.person, fate: fateOf(number, evening) }));
    for (const [state, reason] of Object.entries(REASONS)) {
      const chosen = fates.filter(({ fate }) => fate === state).map(({ person }) => person);
      if (chosen.length > 0)
        await this.staff.mutation("attendance/sheet:overrule", { event, people: chosen, state, reason });
    }
  }

  async confirmWork(people) {
    const asked = await this.staff.query("progress/requirements:list", { cohort: this.running });
    const [, tables, question, shown] = asked;
    for (const [number, { enrollment }] of people.entries()) {
      await this.confirm(enrollment, tables, number % 5);
      if (number % 3 !== 0) await this.confirm(enrollment, question, 1);
      if (number % 12 === 4) await this.confirm(enrollment, shown, 1);
    }
  }

  async confirm(enrollment, { id: requirement }, value) {
    if (value > 0)
      await this.staff.mutation("progress/standings:confirm", { enrollment, requirement, value });
  }

  /** More people hear yes than there are seats, so that some wait; two have no answer yet. */
  async answerRequests() {
    const { page } = await this.staff.query("cohorts/enrollments:list", {
      cohort: this.open,
      state: "requested",
      search: "",
      ...ONE_PAGE,
    });
    for (const { id: enrollment } of page.slice(0, APPROVED))
      await this.staff.mutation("cohorts/enrollments:approve", { enrollment });
  }
}

const REASONS = {
  present: "On the paper list of the evening",
  excused: "Had told us before",
  absent: "Not on the paper list of the evening",
};

/** Most come most of the time; the same people and evenings every time the demo is made. */
function fateOf(number, evening) {
  const draw = (number * 37 + evening * 23 + number * evening) % 19;
  if (draw < 2) return "absent";
  return draw === 2 ? "excused" : "present";
}

async function planAll(staff, { running, open }, { calendar, tobias, amelie }) {
  const plan = (cohort, draft) => staff.mutation("events/events:plan", { cohort, draft, anyway: true });
  await plan(running, weeklyEvenings(calendar.running, { timeZone, instructors: [tobias] }));
  await plan(open, weeklyAfternoons(calendar.open, { timeZone, instructors: [amelie] }));
  const { event } = await plan(running, openLab(calendar.lab, { timeZone, instructors: [amelie] }));
  return event;
}

async function personOf(staff, address) {
  const { page } = await staff.query("people/people:list", { search: "", kind: null, ...ONE_PAGE });
  const found = page.find(({ email }) => email.startsWith(address));
  if (found === undefined) throw new Error(`Nobody has the address ${address}…`);
  return found.person;
}
