import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember, addOrganization } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addItem, addPublished, type ContentWorld, type Item, startContent } from "./contentWorld";

const { authors, items, readiness } = api.publishing;

let world: ContentWorld;
beforeEach(async () => {
  world = await startContent();
});

const here = () => ({ organization: world.organization });
const lacksOf = (item: Item, as = world.reviewer.as) => as.query(readiness.lacks, { ...here(), item });

describe("what an item lacks to be published", () => {
  test("is nothing where it can be", async () => {
    expect(await lacksOf(await addItem(world, "A title"))).toEqual({});
    expect(await lacksOf(await addPublished(world, "Public"))).toEqual({});
  });

  test("is what publishing refuses it for", async () => {
    const item = await addItem(world, "A title");
    await world.app.run(({ db }) => db.patch(item, { title: "", slug: "" }));
    const lacks = { title: "required", slug: "contentSlug" };
    expect(await lacksOf(item)).toEqual(lacks);
    const error = await world.manager.as
      .mutation(items.publish, { ...here(), item })
      .catch((thrown) => thrown);
    expect(error.data.details.fields).toEqual(lacks);
  });

  test("is nobody's business elsewhere", async () => {
    const item = await addItem(world, "A title");
    const other = await addOrganization(world.app, "other");
    const stranger = await addMember(world.app, other, "Stella Stranger", ["owner"]);
    await expectFailure(stranger.as.query(readiness.lacks, { organization: other, item }), "notFound");
  });
});

test("whoever writes may name the staff as authors, by name, and nobody who has left", async () => {
  const asked = () => world.editor.as.query(authors.candidates, here());
  const names = async () => (await asked()).map(({ name }) => name);
  expect(await names()).toEqual(["Edda Editor", "Mira Manager", "Rolf Reviewer"]);
  await world.app.run(async ({ db }) => {
    for (const row of await db.query("memberships").collect())
      if (row.personId === world.manager.person) await db.patch(row._id, { endedAt: 1 });
  });
  expect(await names()).toEqual(["Edda Editor", "Rolf Reviewer"]);
});
