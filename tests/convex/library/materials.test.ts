import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import { expectFailure } from "../../support/failures";
import {
  actionsOf,
  addMaterial,
  changesOf,
  FIRST,
  materialFolders,
  materials,
  NOW,
  standStill,
  startMaterials,
  uploadFile,
  type World,
} from "./materialWorld";

type FolderId = Id<"materialFolders">;
let world: World;
beforeEach(async () => {
  standStill();
  world = await startMaterials();
});
afterEach(() => void vi.useRealTimers());

const here = () => ({ organization: world.organization, cohort: world.cohort });
const titles = async (folder: FolderId | null = null) => {
  const asked = { ...here(), folder, paginationOpts: FIRST };
  return (await world.manager.as.query(materials.listForCohort, asked)).page.map(({ title }) => title);
};

describe("adding", () => {
  it("makes a draft of an upload, named after its file, that is the upload's user", async () => {
    const upload = await uploadFile(world);
    const { manager, organization, app } = world;
    const material = await manager.as.mutation(materials.add, { ...here(), folder: null, upload });
    expect(await manager.as.query(materials.get, { organization, material })).toEqual({
      ...{ id: material, cohort: world.cohort, folder: null, title: "reading list", description: "" },
      ...{ state: "draft", version: 1, contentType: "application/pdf", bytes: 2000 },
      ...{ fileName: "reading-list.pdf", publishedAt: null, removeAt: null, remindedAt: null },
      ...{ opened: 0, downloaded: 0, people: 0 },
    });
    expect(await app.run(({ db }) => db.get(upload))).toMatchObject({ usedBy: `materials:${material}` });
    expect(await actionsOf(world)).toEqual(["materials.added"]);
    expect(await changesOf(world)).toEqual([]);
  });

  it("takes a title, tidied", async () => {
    await addMaterial(world, { title: "  Week  one " });
    expect(await titles()).toEqual(["Week one"]);
    await expectFailure(addMaterial(world, { title: "a".repeat(121) }), "invalid", { title: "tooLong" });
    expect(await titles()).toEqual(["Week one"]);
  });

  it.each([
    ["another's", { personId: "ada" }],
    ["one that is still looked at", { state: "checking" }],
    ["a recording's", { purpose: "recording" }],
    ["one in use", { usedBy: "materials:x" }],
  ] as const)("refuses %s upload, and nothing is half-written", async (_, fields) => {
    const personId = "personId" in fields ? world.ada.person : world.manager.person;
    const upload = await uploadFile(world, { ...fields, personId });
    const adding = world.manager.as.mutation(materials.add, { ...here(), folder: null, upload });
    await expectFailure(adding, "invalid", { file: "upload" });
    expect(await titles()).toEqual([]);
  });

  it("is for those who run the cohort", async () => {
    await addMaterial(world, { as: world.teacher });
    await expectFailure(addMaterial(world, { as: world.colleague }), "forbidden");
    await expectFailure(addMaterial(world, { as: world.ada }), "forbidden");
    await expectFailure(addMaterial(world, { as: world.stranger }), "forbidden");
  });

  it("refuses one too many in a folder", async () => {
    const { app, organization, cohort, manager } = world;
    await app.run(async ({ db }) => {
      for (let order = 1; order <= 500; order++)
        await db.insert("materials", {
          ...{ organizationId: organization, cohortId: cohort, state: "draft", title: "x", description: "" },
          ...{ version: 1, contentType: "", bytes: 0, order, opened: 0, downloaded: 0, people: 0 },
          createdBy: manager.person,
        });
    });
    await expectFailure(addMaterial(world), "invalid", { folder: "tooManyMaterials" });
  });
});

describe("its life", () => {
  it("is told to readers along while it is open, and logged", async () => {
    const { manager, organization } = world;
    const material = await addMaterial(world);
    const one = { organization, material };
    await manager.as.mutation(materials.publish, one);
    await manager.as.mutation(materials.describe, { ...one, title: "Reading", description: "**All** of it" });
    const upload = await uploadFile(world, { fileName: "b.png", contentType: "image/png", size: 5 });
    expect(await manager.as.mutation(materials.addVersion, { ...one, upload, note: " Mended " })).toBe(2);
    await manager.as.mutation(materials.unpublish, one);
    await manager.as.mutation(materials.describe, { ...one, title: "Reading", description: "" });
    await manager.as.mutation(materials.publish, one);
    await manager.as.mutation(materials.remove, one);
    await manager.as.mutation(materials.restore, one);
    expect(await changesOf(world)).toEqual(["came", "changed", "changed", "went", "came", "went"]);
    expect(await actionsOf(world)).toEqual([
      "materials.added",
      "materials.published",
      "materials.described",
      "materials.versionAdded",
      "materials.unpublished",
      "materials.described",
      "materials.published",
      "materials.removed",
      "materials.restored",
    ]);
    const { page } = await manager.as.query(materials.versions, { ...one, paginationOpts: FIRST });
    expect(page).toEqual([
      {
        ...{ number: 2, fileName: "b.png", contentType: "image/png", bytes: 5, sha256: "ab" },
        ...{ note: "Mended", addedAt: expect.any(Number), by: "Mona Manager" },
      },
      {
        ...{ number: 1, fileName: "reading-list.pdf", contentType: "application/pdf", bytes: 2000 },
        ...{ sha256: "ab", note: "", addedAt: expect.any(Number), by: "Mona Manager" },
      },
    ]);
  });

  it("lies in the trash for thirty days, and comes back as a draft at the end of its folder", async () => {
    const { manager, organization } = world;
    const first = await addMaterial(world, { title: "First", published: true });
    await addMaterial(world, { title: "Second" });
    await manager.as.mutation(materials.remove, { organization, material: first });
    expect(await titles()).toEqual(["Second"]);
    const { page } = await manager.as.query(materials.trash, { ...here(), paginationOpts: FIRST });
    expect(page).toMatchObject([
      { title: "First", state: "removed", removeAt: NOW + 30 * 86_400_000, publishedAt: null },
    ]);
    await manager.as.mutation(materials.restore, { organization, material: first });
    expect(await titles()).toEqual(["Second", "First"]);
    expect(await manager.as.query(materials.get, { organization, material: first })).toMatchObject({
      state: "draft",
      removeAt: null,
    });
  });

  it("comes back at the top where its folder is gone", async () => {
    const { manager, organization } = world;
    const folder = await manager.as.mutation(materialFolders.create, {
      ...here(),
      name: "Week",
      parent: null,
    });
    const material = await addMaterial(world, { folder });
    await manager.as.mutation(materials.remove, { organization, material });
    await manager.as.mutation(materialFolders.remove, { organization, folder });
    await manager.as.mutation(materials.restore, { organization, material });
    expect(await titles()).toEqual(["reading list"]);
  });

  it("refuses what cannot be", async () => {
    const { manager, organization } = world;
    const material = await addMaterial(world, { published: true });
    const one = { organization, material };
    await expectFailure(manager.as.mutation(materials.publish, one), "conflict");
    await expectFailure(manager.as.mutation(materials.restore, one), "conflict");
    const described = (title: string, description: string) =>
      manager.as.mutation(materials.describe, { ...one, title, description });
    await expectFailure(described(" ", ""), "invalid", { title: "required" });
    await expectFailure(described("A", "a".repeat(5001)), "invalid", { description: "tooLong" });
    await manager.as.mutation(materials.remove, one);
    await expectFailure(manager.as.mutation(materials.unpublish, one), "conflict");
    const upload = await uploadFile(world);
    const adding = manager.as.mutation(materials.addVersion, { ...one, upload, note: "" });
    await expectFailure(adding, "conflict");
    const moving = manager.as.mutation(materials.move, { ...one, folder: null, before: null });
    await expectFailure(moving, "conflict");
  });

  it("writes nothing where nothing changed", async () => {
    const material = await addMaterial(world, { title: "Same" });
    const { manager, organization } = world;
    await manager.as.mutation(materials.describe, { organization, material, title: "Same", description: "" });
    expect(await actionsOf(world)).toEqual(["materials.added"]);
  });
});

describe("the order", () => {
  it("is as they were added, until one is put in front of another", async () => {
    const { manager, organization } = world;
    const [a, b, c] = [
      await addMaterial(world, { title: "A" }),
      await addMaterial(world, { title: "B", published: true }),
      await addMaterial(world, { title: "C" }),
    ];
    const put = (material: typeof a, before: typeof a | null) =>
      manager.as.mutation(materials.move, { organization, material, folder: null, before });
    expect(await titles()).toEqual(["A", "B", "C"]);
    await put(c, a);
    expect(await titles()).toEqual(["C", "A", "B"]);
    await put(c, b);
    expect(await titles()).toEqual(["A", "C", "B"]);
    await put(a, null);
    expect(await titles()).toEqual(["C", "B", "A"]);
    // Each halves the room between two, until there is none and all are numbered anew.
    for (let turn = 0; turn < 60; turn++) await put(turn % 2 === 0 ? a : b, turn % 2 === 0 ? b : a);
    expect(await titles()).toEqual(["C", "B", "A"]);
    const orders = await world.app.run(async ({ db }) =>
      (await db.query("materials").collect()).map(({ order }) => order),
    );
    expect(new Set(orders).size).toBe(3);
  });

  it("leads into a folder and out again, and not into another cohort's", async () => {
    const { manager, organization, app } = world;
    const folder = await manager.as.mutation(materialFolders.create, {
      ...here(),
      name: "Week",
      parent: null,
    });
    const material = await addMaterial(world, { title: "A" });
    const within = await addMaterial(world, { title: "B", folder });
    await manager.as.mutation(materials.move, { organization, material, folder, before: within });
    expect(await titles()).toEqual([]);
    expect(await titles(folder)).toEqual(["A", "B"]);
    const lost = manager.as.mutation(materials.move, {
      organization,
      material,
      folder: null,
      before: within,
    });
    await expectFailure(lost, "conflict");
    const { organizationId, cohortId } = (await app.run(({ db }) => db.get(material)))!;
    const elsewhere = await app.run(async ({ db }) => {
      const { _id, _creationTime, ...cohort } = (await db.get(cohortId))!;
      const another = await db.insert("cohorts", { ...cohort, slug: "autumn" });
      return db.insert("materialFolders", { organizationId, cohortId: another, name: "Week" });
    });
    const away = { organization, material, folder: elsewhere, before: null };
    await expectFailure(manager.as.mutation(materials.move, away), "notFound");
  });
});

describe("folders", () => {
  const make = (name: string, parent: FolderId | null = null) =>
    world.manager.as.mutation(materialFolders.create, { ...here(), name, parent });
  const names = async () =>
    (await world.manager.as.query(materialFolders.listForCohort, here())).map(({ name }) => name);

  it("are made, renamed, moved and removed while nothing lies in them", async () => {
    const { manager, organization } = world;
    const week = await make(" Week  one ");
    const reading = await make("Reading", week);
    await manager.as.mutation(materialFolders.rename, { organization, folder: reading, name: "Articles" });
    expect(await names()).toEqual(["Articles", "Week one"]);
    await expectFailure(
      manager.as.mutation(materialFolders.remove, { organization, folder: week }),
      "conflict",
    );
    await manager.as.mutation(materialFolders.move, { organization, folder: reading, parent: null });
    await addMaterial(world, { folder: week });
    await expectFailure(
      manager.as.mutation(materialFolders.remove, { organization, folder: week }),
      "conflict",
    );
    await manager.as.mutation(materialFolders.remove, { organization, folder: reading });
    expect(await names()).toEqual(["Week one"]);
  });

  it("refuse a name that is taken, and a place that cannot be", async () => {
    const { manager, organization } = world;
    const line: FolderId[] = [await make("1")];
    for (const name of ["2", "3", "4", "5", "6"]) line.push(await make(name, line.at(-1)));
    await expectFailure(make("7", line.at(-1)), "invalid", { parent: "materialFolderTooDeep" });
    await expectFailure(make("1"), "invalid", { name: "materialFolderTaken" });
    await expectFailure(make(" "), "invalid", { name: "required" });
    const move = (folder: FolderId, parent: FolderId | null) =>
      manager.as.mutation(materialFolders.move, { organization, folder, parent });
    await expectFailure(move(line[1]!, line[3]!), "invalid", { parent: "materialFolderWithin" });
    const beside = await make("Beside");
    await expectFailure(move(beside, line[5]!), "invalid", { parent: "materialFolderTooDeep" });
    await make("2");
    await expectFailure(move(line[1]!, null), "invalid", { parent: "materialFolderTaken" });
  });

  it("are of those who run the cohort", async () => {
    const folder = await make("Week");
    const { colleague, stranger, ada, organization, other } = world;
    for (const who of [colleague, ada, stranger]) {
      const making = who.as.mutation(materialFolders.create, { ...here(), name: "Mine", parent: null });
      await expectFailure(making, "forbidden");
      await expectFailure(who.as.query(materialFolders.listForCohort, here()), "forbidden");
    }
    await expectFailure(
      colleague.as.mutation(materialFolders.rename, { organization, folder, name: "Mine" }),
      "forbidden",
    );
    await expectFailure(
      stranger.as.mutation(materialFolders.rename, { organization: other, folder, name: "Mine" }),
      "notFound",
    );
  });
});
