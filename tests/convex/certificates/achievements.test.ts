// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addMember, addOrganization, type Somebody } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { FIRST, type IssuingWorld, startIssuing } from "./issuer";
import { deedsOf, isThere, PNG, upload } from "./uploads";

const { achievements, designs } = api.certificates;
const CONTENT = {
  ...{
    name: "Listening",
    description: "Hears what is said.",
    criteria: "Listened **well**.",
    tags: ["ears"],
  },
  ...{ type: "Competency" as const, alignments: [], validMonths: null },
};

let world: IssuingWorld;
let editor: Somebody;

beforeEach(async () => {
  world = await startIssuing();
  editor = await addMember(world.app, world.organization, "Edda Editor", ["editor"]);
});

const here = () => ({ organization: world.organization });
const create = (change: object = {}) =>
  editor.as.mutation(achievements.create, { ...here(), ...CONTENT, ...change });
const get = (achievement: Id<"achievements">) =>
  editor.as.query(achievements.get, { ...here(), achievement });
const list = (archived = false) =>
  editor.as.query(achievements.list, { ...here(), archived, paginationOpts: FIRST });
const programOf = () => world.app.run(async ({ db }) => (await db.query("programs").first())!._id);

test("an achievement is made, changed, put away and taken out again, and each is traced", async () => {
  const id = await create({ name: " Listening " });
  expect(await get(id)).toEqual({
    ...{ id, ...CONTENT, program: null, design: null, imageUrl: null, archivedAt: null },
  });
  const design = await editor.as.mutation(designs.create, { ...here(), name: "Green" });
  const content = { name: "Hearing", validMonths: 24, design };
  await editor.as.mutation(achievements.change, { ...here(), achievement: id, content });
  expect(await get(id)).toMatchObject({
    name: "Hearing",
    validMonths: 24,
    design: { id: design, name: "Green" },
  });
  await editor.as.mutation(achievements.change, { ...here(), achievement: id, content });
  const back = { validMonths: null, design: null };
  await editor.as.mutation(achievements.change, { ...here(), achievement: id, content: back });
  expect(await get(id)).toMatchObject({ name: "Hearing", validMonths: null, design: null });
  await editor.as.mutation(achievements.archive, { ...here(), achievement: id });
  await editor.as.mutation(achievements.archive, { ...here(), achievement: id });
  expect([(await list()).page, (await list(true)).page.map(({ name }) => name)]).toEqual([[], ["Hearing"]]);
  await editor.as.mutation(achievements.restore, { ...here(), achievement: id });
  expect((await list()).page.map(({ name }) => name)).toEqual(["Hearing"]);
  expect(await deedsOf(world.app, "achievements")).toEqual([
    ["achievements.created", []],
    ["achievements.changed", ["name", "validMonths", "designId"]],
    ["achievements.changed", ["validMonths", "designId"]],
    ["achievements.archived", ["archivedAt"]],
    ["achievements.restored", ["archivedAt"]],
  ]);
});

test("what cannot be taken is refused by field", async () => {
  await expectFailure(create({ name: " ", validMonths: 0 }), "invalid", {
    name: "required",
    validMonths: "months",
  });
  const achievement = await create();
  const change = { ...here(), achievement, content: { tags: ["a", "a"] } };
  await expectFailure(editor.as.mutation(achievements.change, change), "invalid", { tags: "repeatedItems" });
});

test("a program's achievement is made of the program once, and found by it", async () => {
  const program = await programOf();
  const ofProgram = { ...here(), program };
  expect(await editor.as.query(achievements.forProgram, ofProgram)).toBeNull();
  const id = await editor.as.mutation(achievements.makeForProgram, ofProgram);
  expect(await editor.as.mutation(achievements.makeForProgram, ofProgram)).toBe(id);
  expect(await editor.as.query(achievements.forProgram, ofProgram)).toMatchObject({
    ...{ id, name: "Program", type: "CertificateOfCompletion", program: { id: program, name: "Program" } },
  });
});

describe("a picture", () => {
  const take = (achievement: Id<"achievements">, file: Id<"_storage">) =>
    editor.as.action(achievements.takeImage, { ...here(), achievement, file });

  test("is painted anew, shown, replaced and removed, and its file goes with it", async () => {
    expect(await editor.as.mutation(achievements.uploadUrl, here())).toMatch(/^https?:/);
    const achievement = await create();
    const first = await upload(world.app, PNG);
    await take(achievement, first);
    const { imageUrl } = await get(achievement);
    expect(imageUrl).toMatch(/^https?:/);
    expect(await isThere(world.app, first)).toBe(false);
    const painted = (await world.app.run(({ db }) => db.get(achievement)))!.imageId!;
    await take(achievement, await upload(world.app, PNG));
    expect(await isThere(world.app, painted)).toBe(false);
    await editor.as.mutation(achievements.removeImage, { ...here(), achievement });
    await editor.as.mutation(achievements.removeImage, { ...here(), achievement });
    expect(await get(achievement)).toMatchObject({ imageUrl: null });
    expect(await world.app.run(({ db }) => db.system.query("_storage").collect())).toEqual([]);
    expect((await deedsOf(world.app, "achievements")).slice(1)).toEqual(
      Array(3).fill(["achievements.changed", ["imageId"]]),
    );
  });

  test("for nobody's achievement leaves no file behind", async () => {
    const achievement = await create();
    await world.app.run(({ db }) => db.delete(achievement));
    await expectFailure(take(achievement, await upload(world.app, PNG)), "notFound");
    expect(await world.app.run(({ db }) => db.system.query("_storage").collect())).toEqual([]);
  });
});

test("another organization's staff find nothing", async () => {
  const achievement = await create();
  const other = await addOrganization(world.app, "other");
  const { as } = await addMember(world.app, other, "Otto Other", ["owner"]);
  const there = { organization: other, achievement };
  await expectFailure(as.query(achievements.get, there), "notFound");
  await expectFailure(as.mutation(achievements.change, { ...there, content: { name: "x" } }), "notFound");
  await expectFailure(as.mutation(achievements.archive, there), "notFound");
  await expectFailure(
    as.mutation(achievements.makeForProgram, { organization: other, program: await programOf() }),
    "notFound",
  );
});

test("anybody sees an achievement's page, an archived one's too, and names its program where that is public", async () => {
  const program = await programOf();
  const achievement = await editor.as.mutation(achievements.makeForProgram, { ...here(), program });
  await editor.as.mutation(achievements.archive, { ...here(), achievement });
  const ask = (id: string, organization = world.organization) =>
    world.app.query(api.certificates.verification.achievement, { organization, achievement: id });
  expect(await ask(achievement)).toMatchObject({
    ...{ id: achievement, name: "Program", issuer: "acme", validMonths: null },
    program: { title: "Program" },
    imageUrl: `https://academy.test/api/v1/achievements/${achievement}/image.png`,
  });
  await world.app.run(({ db }) => db.patch(program, { visibility: "private" }));
  expect(await ask(achievement)).toMatchObject({ program: null });
  expect(await ask("nothing")).toBeNull();
  expect(await ask(achievement, await addOrganization(world.app, "other"))).toBeNull();
});
