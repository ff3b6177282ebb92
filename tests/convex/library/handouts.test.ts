import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { quietPass, quietWork } from "../cohorts/quietWork";
import { addLearner } from "../../support/learningWorld";
import {
  actionsOf,
  addMaterial,
  FIRST,
  materialFolders,
  materials,
  noteOpening,
  NOW,
  standStill,
  startMaterials,
  uploadFile,
  type World,
} from "./materialWorld";

const DAY = 86_400_000;
let world: World;
beforeEach(async () => {
  standStill();
  world = await startMaterials();
});
afterEach(() => void vi.useRealTimers());

const here = () => ({ organization: world.organization, cohort: world.cohort });
const makeFolder = (name: string, parent: Id<"materialFolders"> | null = null) =>
  world.manager.as.mutation(materialFolders.create, { ...here(), name, parent });
const handouts = () => world.ada.as.query(materials.list, { ...here(), folder: null, paginationOpts: FIRST });

describe("for who takes part", () => {
  it("are the published ones of a folder, in their order", async () => {
    await addMaterial(world, { title: "Draft" });
    const second = await addMaterial(world, { title: "Second", published: true });
    const first = await addMaterial(world, { title: "First", published: true });
    const { manager, organization, ada } = world;
    await manager.as.mutation(materials.move, {
      organization,
      material: first,
      folder: null,
      before: second,
    });
    await noteOpening(world, { material: second, person: ada.person });
    const line = { contentType: "application/pdf", bytes: 2000, version: 1, publishedAt: NOW };
    expect((await handouts()).page).toEqual([
      { id: first, title: "First", isOpened: false, ...line },
      { id: second, title: "Second", isOpened: true, ...line },
    ]);
  });

  it("lie in folders that lead to something published", async () => {
    const week = await makeFolder("Week");
    const reading = await makeFolder("Reading", week);
    await makeFolder("Empty");
    await addMaterial(world, { folder: await makeFolder("Drafts") });
    const material = await addMaterial(world, { folder: reading, published: true, title: "List" });
    const { ada, organization } = world;
    expect(await ada.as.query(materialFolders.list, here())).toEqual([
      { id: reading, parent: week, name: "Reading" },
      { id: week, parent: null, name: "Week" },
    ]);
    expect(await ada.as.query(materials.one, { organization, material })).toEqual({
      ...{ id: material, cohort: world.cohort, title: "List", description: "" },
      ...{ contentType: "application/pdf", bytes: 2000, fileName: "reading-list.pdf", version: 1 },
      ...{ publishedAt: NOW, isOpened: false },
      line: [
        { id: week, parent: null, name: "Week" },
        { id: reading, parent: week, name: "Reading" },
      ],
    });
  });

  it("are no more once closed, removed, or for who left", async () => {
    const material = await addMaterial(world, { published: true });
    const { manager, organization, ada, app, stranger } = world;
    const one = { organization, material };
    await manager.as.mutation(materials.unpublish, one);
    await expectFailure(ada.as.query(materials.one, one), "notFound");
    await manager.as.mutation(materials.publish, one);
    expect((await ada.as.query(materials.one, one)).title).toBe("reading list");
    await expectFailure(stranger.as.query(materials.one, one), "notFound");
    await expectFailure(
      stranger.as.query(materials.list, { ...here(), folder: null, paginationOpts: FIRST }),
      "notFound",
    );
    await app.run(({ db }) => db.patch(ada.enrollment, { state: "withdrawn" }));
    await expectFailure(ada.as.query(materials.one, one), "notFound");
    await expectFailure(handouts(), "notFound");
    await expectFailure(ada.as.query(materialFolders.list, here()), "notFound");
  });
});

describe("who opened a material", () => {
  it("is told by the last time, and who has not by name", async () => {
    const { manager, organization, ada, ben, app, cohort } = world;
    const material = await addMaterial(world, { published: true });
    const zoe = await addLearner(app, organization, cohort, "Zoe Learner");
    const left = await addLearner(app, organization, cohort, "Lars Left");
    await app.run(({ db }) => db.patch(left.enrollment, { state: "withdrawn" }));
    await noteOpening(world, { material, person: ben.person, at: NOW - 2000 });
    await noteOpening(world, { material, person: manager.person, at: NOW - 1000 });
    const asked = { organization, material, paginationOpts: FIRST };
    expect((await manager.as.query(materials.openedBy, asked)).page).toMatchObject([
      { person: manager.person, name: "Mona Manager", kind: "opened", version: 1, at: NOW - 1000 },
      { person: ben.person, name: "Ben Learner", kind: "opened", version: 1, at: NOW - 2000 },
    ]);
    expect((await manager.as.query(materials.notOpenedBy, asked)).page).toEqual([
      { person: ada.person, name: "Ada Learner" },
      { person: zoe.person, name: "Zoe Learner" },
    ]);
    await expectFailure(world.colleague.as.query(materials.notOpenedBy, asked), "forbidden");
  });

  it("comes in full pages, however many opened it", async () => {
    const { manager, organization, app, cohort } = world;
    const material = await addMaterial(world, { published: true });
    for (let at = 0; at < 12; at++) {
      const { person } = await addLearner(
        app,
        organization,
        cohort,
        `Learner ${String(at).padStart(2, "0")}`,
      );
      if (at % 3 !== 0) await noteOpening(world, { material, person });
    }
    const page = async (cursor: string | null) =>
      manager.as.query(materials.notOpenedBy, {
        organization,
        material,
        paginationOpts: { numItems: 3, cursor },
      });
    const first = await page(null);
    expect(first.page.map(({ name }) => name)).toEqual(["Ada Learner", "Ben Learner", "Learner 00"]);
    const second = await page(first.continueCursor);
    expect(second.page.map(({ name }) => name)).toEqual(["Learner 03", "Learner 06", "Learner 09"]);
  });
});

describe("reminding", () => {
  const noticesOf = () =>
    world.app.run(async ({ db }) =>
      (await db.query("notices").collect()).map(({ personId, template, data, href }) => {
        return { personId, template, data: JSON.parse(data) as unknown, href };
      }),
    );

  it("tells those who have not opened it, once a day", async () => {
    const { manager, organization, ada, ben, app, cohort } = world;
    await keepSessions(app);
    const material = await addMaterial(world, { published: true, title: "Reading list" });
    await noteOpening(world, { material, person: ben.person });
    const one = { organization, material };
    await manager.as.mutation(materials.remind, one);
    await quietWork(app);
    expect(await noticesOf()).toEqual([
      {
        ...{ personId: ada.person, template: "materialReminder" },
        data: { title: "Reading list", cohort: "Spring" },
        href: `/portal/cohorts/${cohort}/materials/${material}`,
      },
    ]);
    await quietPass(app, DAY - 1);
    await expectFailure(manager.as.mutation(materials.remind, one), "rateLimited");
    await quietPass(app, 1);
    await manager.as.mutation(materials.remind, one);
    await quietWork(app);
    expect(await noticesOf()).toHaveLength(2);
    expect((await actionsOf(world)).filter((action) => action === "materials.reminded")).toHaveLength(2);
    expect(await manager.as.query(materials.get, one)).toMatchObject({ remindedAt: NOW + DAY });
  });

  it("goes through a long roster page by page, and ends where the material is closed meanwhile", async () => {
    const { manager, organization, app, cohort } = world;
    for (let at = 0; at < 60; at++) await addLearner(app, organization, cohort, `Learner ${at}`);
    const material = await addMaterial(world, { published: true });
    const one = { organization, material };
    await manager.as.mutation(materials.remind, one);
    await quietWork(app);
    expect(await noticesOf()).toHaveLength(62);
    await manager.as.mutation(materials.unpublish, one);
    await expectFailure(manager.as.mutation(materials.remind, one), "conflict");
    await app.mutation(internal.library.materialJobs.remind, { id: material, since: NOW, cursor: null });
    expect(await noticesOf()).toHaveLength(62);
  });
});

describe("the trash", () => {
  it("is emptied after thirty days: files, what is known of who opened them, and the material", async () => {
    const { manager, organization, app, ada } = world;
    await keepSessions(app);
    const upload = await uploadFile(world);
    const gone = await manager.as.mutation(materials.add, { ...here(), folder: null, upload, title: "Gone" });
    const another = await uploadFile(world);
    await manager.as.mutation(materials.addVersion, {
      organization,
      material: gone,
      upload: another,
      note: "",
    });
    const kept = await addMaterial(world, { title: "Kept" });
    await noteOpening(world, { material: gone, person: ada.person });
    await noteOpening(world, { material: kept, person: ada.person });
    await manager.as.mutation(materials.remove, { organization, material: gone });
    const sweep = async () => {
      await app.mutation(internal.library.materialJobs.sweep, {});
      await quietWork(app);
    };
    await quietPass(app, 30 * DAY - 1);
    await sweep();
    expect(await app.run(({ db }) => db.get(gone))).not.toBeNull();
    await quietPass(app, 1);
    await sweep();
    const left = await app.run(async ({ db }) => ({
      materials: (await db.query("materials").collect()).map(({ title }) => title),
      versions: (await db.query("materialVersions").collect()).map(({ materialId }) => materialId),
      openings: (await db.query("downloads").collect()).map(({ subject }) => subject),
      uploads: [await db.get(upload), await db.get(another)].map((row) => row?.state ?? null),
    }));
    expect(left).toEqual({
      ...{ materials: ["Kept"], versions: [kept], openings: [`materials:${kept}`] },
      uploads: [null, null],
    });
    expect((await actionsOf(world)).at(-1)).toBe("materials.swept");
  });
});
