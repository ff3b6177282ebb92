// The groups of the demo, their evenings, and what is said to them.
import { addDays, wallAt } from "./calendar.mjs";
import { academy } from "./people.mjs";

/** The running group of the data program. */
export function runningCohort({ startDate, endDate }, timeZone) {
  return {
    ...common,
    name: `Evening group from ${monthOf(startDate)}`,
    ...{ startDate, endDate, timeZone },
    joinMode: "open",
    joinForm: null,
    closesAt: null,
    seats: 26,
    presentShare: 0.75,
  };
}

/** The small group of the German course, for which one asks. */
export function openCohort({ startDate, endDate }, { closesAt, timeZone, joinForm }) {
  return {
    ...common,
    name: `Afternoons from ${monthOf(startDate)}`,
    ...{ startDate, endDate, timeZone, joinForm, closesAt },
    joinMode: "request",
    seats: 8,
    presentShare: 0.8,
    price: { minor: 18_000, currency: "CHF" },
  };
}

/** A group of the data program that is over today. */
export function finishedCohort(now) {
  const { timeZone } = academy;
  const endDate = wallAt(now, timeZone).slice(0, 10);
  return {
    ...common,
    name: `Weekends until ${monthOf(endDate)}`,
    ...{ startDate: addDays(endDate, -70), endDate, timeZone },
    joinMode: "invite",
    joinForm: null,
    closesAt: null,
    seats: 12,
    presentShare: 0.75,
  };
}

export const finishedRequirement = { kind: "manual", label: "Project shown", target: 1, isRequired: true };

const common = {
  opensAt: null,
  keepsWaiting: true,
  offerHours: 48,
  accessDays: 365,
  price: null,
  overrides: "{}",
};

export function weeklyEvenings({ startDate, weeks }, { timeZone, instructors }) {
  return {
    kind: "class",
    title: "Data evening",
    description: "Bring the table that annoys you most. Coffee is there from half past five.",
    wallStart: `${addDays(startDate, 1)}T18:00`,
    timeZone,
    durationMinutes: 120,
    place: { room: "Seefeldstrasse 12, room 3", online: { provider: "jitsi" } },
    instructors,
    remindBefore: [1_440, 60],
    rule: `FREQ=WEEKLY;BYDAY=TU;COUNT=${weeks}`,
    admission: "cohort",
  };
}

/** An open hour that goes on just now. */
export function openLab(wallStart, { timeZone, instructors }) {
  return {
    kind: "office_hour",
    title: "Open lab",
    description: "Come with your project, go with one thing solved.",
    wallStart,
    timeZone,
    durationMinutes: 180,
    place: { room: "Seefeldstrasse 12, room 1" },
    instructors,
    remindBefore: [],
    admission: "cohort",
  };
}

export function weeklyAfternoons({ startDate }, { timeZone, instructors }) {
  return {
    kind: "class",
    title: "German in the afternoon",
    description: "",
    wallStart: `${startDate}T14:00`,
    timeZone,
    durationMinutes: 150,
    place: { room: "Seefeldstrasse 12, room 5" },
    instructors,
    remindBefore: [1_440],
    rule: "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20",
    admission: "cohort",
  };
}

export const requirements = [
  { kind: "attendance", label: "Three quarters of the evenings", target: 0.75, isRequired: true },
  { kind: "assignment", label: "Weekly tables handed in", target: 4, isRequired: true },
  { kind: "milestone", label: "Project question agreed", target: 1, isRequired: true },
  { kind: "manual", label: "Project shown", target: 1, isRequired: true },
];

export const announcement = {
  subject: "Room change and the projects",
  body: `Good evening everybody

From next week we are in **room 3**, the one with the big screen. The link stays the same.

For the projects:

- Send Amélie your question in one sentence by Friday.
- Bring the table that you want to work with, however it looks.

See you on Tuesday
Tobias`,
};

function monthOf(date) {
  const options = { month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(`${date}T00:00:00Z`));
}
