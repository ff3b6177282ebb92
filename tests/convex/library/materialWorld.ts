import { vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import { addMember, addOrganization, startApp } from "../../support/convexApp";
import { addCohort, addLearner } from "../../support/learningWorld";

export const { materials, materialFolders } = api.library;
export const FIRST = { numItems: 20, cursor: null };
export const NOW = Date.UTC(2026, 10, 21, 12);

/** Times stand still, so that nothing that is scheduled runs unless a test lets it. */
export const standStill = () => vi.useFakeTimers({ now: NOW });

/** A cohort with a manager, an instructor who teaches it and one who does not, two learners, and another organization. */
export async function startMaterials() {
  const app = startApp();
  const organization = await addOrganization(app);
  const cohort = await addCohort(app, organization);
  const manager = await addMember(app, organization, "Mona Manager", ["manager"]);
  const teacher = await addMember(app, organization, "Tina Teacher", ["instructor"]);
  const colleague = await addMember(app, organization, "Carl Colleague", ["instructor"]);
  await app.run(({ db }) =>
    db.insert("instructors", { organizationId: organization, cohortId: cohort, personId: teacher.person }),
  );
  const ada = await addLearner(app, organization, cohort, "Ada Learner");
  const ben = await addLearner(app, organization, cohort, "Ben Learner");
  const other = await addOrganization(app, "other");
  const stranger = await addMember(app, other, "Otto Other", ["owner"]);
  return { app, organization, cohort, manager, teacher, colleague, ada, ben, other, stranger };
}
export type World = Awaited<ReturnType<typeof startMaterials>>;
type Person = World["manager"];

/** A file that is all there, uploaded by the manager unless another is named. */
export function uploadFile(
  { app, organization, manager }: World,
  fields: Partial<Doc<"uploads">> = {},
): Promise<Id<"uploads">> {
  return app.run(({ db }) =>
    db.insert("uploads", {
      ...{ organizationId: organization, personId: manager.person, purpose: "material", state: "ready" },
      ...{ fileName: "reading-list.pdf", declaredType: "", contentType: "application/pdf" },
      ...{ size: 2000, offset: 2000, sha256: "ab", driver: "convex", expiresAt: NOW + 86_400_000 },
      ...fields,
    }),
  );
}

type Added = { folder?: Id<"materialFolders">; title?: string; published?: boolean; as?: Person };

/** A material of a file of its own. */
export async function addMaterial(
  world: World,
  { folder, title, published = false, as = world.manager }: Added = {},
): Promise<Id<"materials">> {
  const { organization, cohort } = world;
  const upload = await uploadFile(world, { personId: as.person });
  const material = await as.as.mutation(materials.add, {
    ...{ organization, cohort, upload, folder: folder ?? null },
    ...(title !== undefined && { title }),
  });
  if (published) await as.as.mutation(materials.publish, { organization, material });
  return material;
}

/** That somebody opened a material, as it is noted when the file is given out. */
export function noteOpening(
  { app, organization, cohort }: World,
  { material, person, at = NOW }: { material: Id<"materials">; person: Id<"persons">; at?: number },
) {
  return app.run(({ db }) =>
    db.insert("downloads", {
      ...{ organizationId: organization, cohortId: cohort, subject: `materials:${material}` },
      ...{ personId: person, kind: "opened", version: 1, ipPrefix: "192.0.2.0/24", at },
    }),
  );
}

export const actionsOf = ({ app }: World) =>
  app.run(async ({ db }) => (await db.query("auditEntries").collect()).map(({ action }) => action));

/** What readers along were told, in order. */
export const changesOf = ({ app }: World) =>
  app.run(async ({ db }) => (await db.query("libraryChanges").collect()).map(({ change }) => change));
