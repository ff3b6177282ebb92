import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { Settings } from "../../../convex/cohorts/model/settings";
import {
  addMember,
  addOrganization,
  addPerson,
  type App,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";

export const FIRST = { numItems: 50, cursor: null };

export const SETTINGS: Settings = {
  name: "Spring 2027",
  startDate: "2027-03-01",
  endDate: "2027-06-30",
  timeZone: "Europe/Zurich",
  joinMode: "open",
  joinForm: null,
  opensAt: null,
  closesAt: null,
  seats: 2,
  keepsWaiting: true,
  offerHours: 48,
  presentShare: 0.75,
  accessDays: 365,
  price: null,
  overrides: "{}",
};

export type Academy = {
  app: App;
  organization: Organization;
  manager: Somebody;
  program: Id<"programs">;
};

/** An organization with a manager and a published program. */
export async function startAcademy(slug = "acme", app = startApp()): Promise<Academy> {
  const organization = await addOrganization(app, slug);
  const manager = await addMember(app, organization, `Maja ${slug}`, ["manager"]);
  const program = await addProgram(app, organization);
  return { app, organization, manager, program };
}

/** A published program, pinned to a version with one setting. */
export function addProgram(
  app: App,
  organizationId: Organization,
  title = "German A2",
): Promise<Id<"programs">> {
  return app.run(async ({ db }) => {
    const templateId = await db.insert("programTemplates", {
      organizationId,
      type: "course",
      name: "Course",
    });
    const configSchema = {
      type: "object",
      properties: { weeks: { type: "integer", minimum: 1 } },
      required: ["weeks"],
      additionalProperties: false,
    };
    const templateVersionId = await db.insert("templateVersions", {
      organizationId,
      templateId,
      version: "1.0.0",
      rank: 1_000_000,
      state: "published",
      summary: "",
      configSchema: JSON.stringify(configSchema),
      defaults: '{"weeks":12}',
      capacity: { min: 1, max: 20, volunteers: 0 },
      outcomeMetrics: [],
      groupTags: [],
      costHints: "",
      isPublic: true,
      isActive: true,
    });
    return db.insert("programs", {
      organizationId,
      templateVersionId,
      overrides: "{}",
      state: "published",
      slug: title.toLowerCase().replaceAll(" ", "-"),
      title,
      summary: "",
      description: "",
      category: "language",
      delivery: "online",
      shape: "cohort",
      visibility: "public",
      language: "de",
      tracks: [],
      tags: [],
      page: { outcomes: [], questions: [], testimonials: [] },
      seo: {},
      searchText: title,
    });
  });
}

/** A cohort with some settings of its own, a draft or open. */
export async function addCohort(
  { organization, manager, program }: Academy,
  settings: Partial<Settings> = {},
  state: "draft" | "open" = "open",
): Promise<Id<"cohorts">> {
  const made = { organization, program, settings: { ...SETTINGS, ...settings } };
  const cohort = await manager.as.mutation(api.cohorts.cohorts.create, made);
  if (state === "open")
    await manager.as.mutation(api.cohorts.cohorts.transition, { organization, cohort, step: "open" });
  return cohort;
}

/** Somebody who joins by themselves, from outside the organization. */
export async function joinAs({ app, organization }: Academy, cohort: Id<"cohorts">, name: string) {
  const somebody = await addPerson(app, name);
  const outcome = await somebody.as.mutation(api.cohorts.joining.join, { organization, cohort });
  return { ...somebody, outcome };
}

/** A cohort's enrollments by name: "Ann enrolled, Bob waitlisted". */
export async function roster({ organization, manager }: Academy, cohort: Id<"cohorts">): Promise<string> {
  const wanted = { organization, cohort, state: null, search: "", paginationOpts: FIRST };
  const { page } = await manager.as.query(api.cohorts.enrollments.list, wanted);
  return page.map(({ name, state }) => `${name} ${state}`).join(", ");
}

/** The enrollment of a name in a cohort. */
export async function enrollmentOf({ app }: Academy, cohort: Id<"cohorts">, name: string) {
  const rows = await app.run(({ db }) => db.query("enrollments").collect());
  return rows.find((row) => row.cohortId === cohort && row.name === name)!;
}

/** Templates of the notices in somebody's inbox, the oldest first. */
export async function noticesOf({ app }: Academy, { person }: Pick<Somebody, "person">): Promise<string[]> {
  const rows = await app.run(({ db }) => db.query("notices").collect());
  return rows.filter(({ personId }) => personId === person).map(({ template }) => template);
}

/** Actions of the log, the oldest first. */
export async function logOf({ app }: Academy): Promise<string[]> {
  const rows = await app.run(({ db }) => db.query("auditEntries").collect());
  return rows.map(({ action, actor }) => (actor === "person" ? action : `${action} by ${actor}`));
}
