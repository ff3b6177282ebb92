import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { CONTENT_STATES, type ContentState } from "../../../convex/publishing/rules/statuses";
import { addOrganization } from "../../support/convexApp";
import { addAsset } from "./assets";
import {
  addItem,
  addPublished,
  type ContentWorld,
  detail,
  FIRST,
  type Item,
  publish,
  startContent,
  write,
} from "./contentWorld";

const { items, publications } = api.publishing;

let world: ContentWorld;
beforeEach(async () => {
  world = await startContent();
});

const here = () => ({ organization: world.organization });
const at = (slug: string, more: { kind?: "post" | "page"; locale?: string } = {}) =>
  world.app.query(publications.bySlug, { ...here(), kind: "post", slug, ...more });
const list = async (more: { locale?: string; label?: string; kind?: "post" | "page" } = {}) =>
  (await world.app.query(publications.list, { ...here(), kind: "post", paginationOpts: FIRST, ...more }))
    .page;
const find = (text: string, locale?: string) =>
  world.app.query(publications.search, { ...here(), text, ...(locale && { locale }) });
const sitemap = async () =>
  (await world.app.query(publications.sitemap, { ...here(), paginationOpts: FIRST })).page;
const labels = (locale?: string) =>
  world.app.query(publications.labels, { ...here(), ...(locale && { locale }) });
const describeItem = (item: Item, change: object) =>
  world.manager.as.mutation(items.describe, { ...here(), item, ...change });

/** All that visitors can read, as one text. */
async function everything(slug: string, label: string): Promise<string> {
  const answers = [
    ...[await at(slug), await at(slug, { locale: "en" }), await at(slug, { kind: "page" }), await list()],
    ...[await list({ label }), await list({ kind: "page" }), await find("Secret"), await find("words")],
    ...[await sitemap(), await labels()],
  ];
  return JSON.stringify(answers);
}

/** Brings an item to a state by the way people go. */
const WAYS: Record<ContentState, (item: Item) => Promise<unknown>> = {
  draft: async () => null,
  inReview: (item) => world.editor.as.mutation(items.submitForReview, { ...here(), item }),
  scheduled: (item) =>
    world.manager.as.mutation(items.schedule, { ...here(), item, publishAt: Date.now() + 3_600_000 }),
  published: (item) => publish(world, item),
  unpublished: async (item) => {
    await publish(world, item);
    await world.manager.as.mutation(items.unpublish, { ...here(), item });
  },
  trashed: async (item) => {
    await publish(world, item);
    await world.manager.as.mutation(items.trash, { ...here(), item });
  },
};

describe.each(CONTENT_STATES)("what is %s", (state) => {
  test("is read by visitors only where it is published", async () => {
    const item = await addItem(world, "Secret plans");
    await write(world, item, "Secret words.");
    await describeItem(item, { tags: ["Secret tag"] });
    await WAYS[state](item);
    expect((await detail(world, item)).state).toBe(state);
    const seen = await everything("secret-plans", "tag:secret-tag");
    expect([seen.includes("ecret"), (await labels()).length]).toEqual([
      state === "published",
      state === "published" ? 1 : 0,
    ]);
  });
});

test("changes of what is public are seen by nobody until they are published", async () => {
  const item = await addPublished(world, "Title");
  await write(world, item, "Secret words.");
  await describeItem(item, { title: "Secret", slug: "secret", excerpt: "Secret", tags: ["Secret"] });
  const before = await everything("title", "tag:secret");
  expect([before.includes("ecret"), before.includes("Title says this.")]).toEqual([false, true]);
  expect(await at("secret")).toBeNull();
  await publish(world, item);
  expect(await at("secret")).toMatchObject({ title: "Secret", excerpt: "Secret", tags: ["Secret"] });
});

test("another organization's publications are not found", async () => {
  await addPublished(world, "Title");
  const other = await addOrganization(world.app, "other");
  const elsewhere = { organization: other };
  expect([
    await world.app.query(publications.bySlug, { ...elsewhere, kind: "post", slug: "title" }),
    (await world.app.query(publications.list, { ...elsewhere, kind: "post", paginationOpts: FIRST })).page,
    await world.app.query(publications.search, { ...elsewhere, text: "Title" }),
    (await world.app.query(publications.sitemap, { ...elsewhere, paginationOpts: FIRST })).page,
    await world.app.query(publications.labels, elsewhere),
  ]).toEqual([null, [], [], [], []]);
});

describe("a publication", () => {
  test("is given with its text, authors, cover and pictures", async () => {
    const item = await addItem(world, "Title");
    const [cover, card, inText] = [
      await addAsset(world, { alt: { en: "A tree" } }),
      await addAsset(world, { alt: { en: "A card" } }),
      await addAsset(world, { alt: { en: "A house" } }),
    ];
    const image = { type: "image", attrs: { url: `/media/${inText}/1`, name: "" } };
    await world.app.run(async (ctx) => {
      const { replaceDocument } = await import("../../../convex/publishing/model/liveDocuments");
      const content = [{ type: "blockContainer", attrs: { id: "a" }, content: [image] }];
      await replaceDocument(ctx, item, { type: "doc", content: [{ type: "blockGroup", content }] });
    });
    const seo = { title: "For search", imageId: card, noIndex: true };
    await describeItem(item, { excerpt: "Short", tags: ["News"], coverId: cover, seo });
    await publish(world, item);
    const found = await at("title");
    expect(found).toEqual({
      ...{ kind: "post", title: "Title", slug: "title", locale: "en", excerpt: "Short", tags: ["News"] },
      authors: [{ id: world.editor.person, name: "Edda Editor" }],
      cover: expect.objectContaining({ src: `/media/${cover}/1`, alt: "A tree", width: 400 }),
      seo: { ...seo, image: expect.objectContaining({ src: `/media/${card}/1`, alt: "A card" }) },
      pictures: { [inText]: expect.objectContaining({ alt: "A house" }) },
      body: expect.stringContaining(`/media/${inText}/1`),
      ...{ firstPublishedAt: expect.any(Number), publishedAt: expect.any(Number), alternates: [] },
    });
  });

  test("no longer names an author who was erased", async () => {
    await addPublished(world, "Title");
    await world.app.run(async ({ db }) => {
      for (const { _id, personId } of await db.query("affiliations").collect())
        if (personId === world.editor.person) await db.delete(_id);
    });
    expect(await at("title")).toMatchObject({ authors: [] });
    expect(await list()).toMatchObject([{ authors: [] }]);
  });

  test("is found in the language asked for, else in the organization's, and names its translations", async () => {
    const english = await addPublished(world, "Title");
    const german = await world.editor.as.mutation(items.translate, {
      ...here(),
      item: english,
      locale: "de",
    });
    await describeItem(german, { slug: "titel" });
    expect(await at("title")).toMatchObject({ alternates: [] });
    await publish(world, german);
    expect(await at("title", { locale: "de" })).toMatchObject({
      ...{ locale: "en", alternates: [{ locale: "de", slug: "titel" }] },
    });
    expect(await at("titel", { locale: "de" })).toMatchObject({
      ...{ locale: "de", alternates: [{ locale: "en", slug: "title" }] },
    });
    expect([await at("titel"), await at("titel", { locale: "fr" })]).toEqual([null, null]);
    expect((await list({ locale: "de" })).map(({ slug }) => slug)).toEqual(["titel"]);
    expect((await find("says", "de")).map(({ slug }) => slug)).toEqual(["titel"]);
  });
});

describe("an address that was left", () => {
  const move = async (item: Item, slug: string) => {
    await describeItem(item, { slug });
    await publish(world, item);
  };

  test("leads to the new one, also after several moves, and back", async () => {
    const item = await addPublished(world, "One");
    await move(item, "two");
    await move(item, "three");
    const three = { redirect: "three", locale: "en" };
    expect([await at("one"), await at("two")]).toEqual([three, three]);
    expect((await detail(world, item)).redirects.map(({ slug }) => slug)).toEqual(["one", "two"]);
    await move(item, "one");
    expect(await at("one")).toMatchObject({ title: "One" });
    expect([await at("two"), await at("three")]).toEqual([
      { redirect: "one", locale: "en" },
      { redirect: "one", locale: "en" },
    ]);
  });

  test("is somebody else's as soon as that is public", async () => {
    const item = await addPublished(world, "One");
    await move(item, "two");
    const heir = await addItem(world, "One");
    expect(await at("one")).toEqual({ redirect: "two", locale: "en" });
    await publish(world, heir);
    expect(await at("one")).toMatchObject({ title: "One" });
    expect((await detail(world, item)).redirects).toEqual([]);
  });

  test("leads nowhere while the item is not public, and on when it is again under another one", async () => {
    const item = await addPublished(world, "One");
    await world.manager.as.mutation(items.unpublish, { ...here(), item });
    expect(await at("one")).toBeNull();
    await move(item, "two");
    expect(await at("one")).toEqual({ redirect: "two", locale: "en" });
    await world.manager.as.mutation(items.trash, { ...here(), item });
    expect([await at("one"), await at("two")]).toEqual([null, null]);
  });

  test("leads to another language where that changed", async () => {
    const item = await addPublished(world, "One");
    await describeItem(item, { locale: "de" });
    await publish(world, item);
    expect(await at("one")).toEqual({ redirect: "one", locale: "de" });
    expect(await at("one", { locale: "de" })).toMatchObject({ locale: "de" });
  });
});

describe("lists", () => {
  test("have the newest first, of a kind, a language, a tag, an author", async () => {
    const [first, second] = [await addPublished(world, "First"), await addPublished(world, "Second")];
    await addPublished(world, "About", { kind: "page" });
    await world.app.run(async ({ db }) => {
      for (const [index, item] of [first, second].entries())
        await db.patch(item, { firstPublishedAt: index + 1 });
    });
    await describeItem(first, { tags: ["News", "Zürich"] });
    await describeItem(second, { tags: ["news"], authorIds: [world.manager.person] });
    for (const item of [first, second]) await publish(world, item);
    const slugs = async (more: Parameters<typeof list>[0]) => (await list(more)).map(({ slug }) => slug);
    expect([await slugs({}), await slugs({ kind: "page" })]).toEqual([["second", "first"], ["about"]]);
    expect(await slugs({ label: "tag:news" })).toEqual(["second", "first"]);
    expect(await slugs({ label: "tag:zurich" })).toEqual(["first"]);
    expect(await slugs({ label: `author:${world.manager.person}` })).toEqual(["second"]);
    expect([await slugs({ label: "tag:none" }), await slugs({ locale: "de" })]).toEqual([[], []]);
    expect(await labels()).toEqual([
      { label: "tag:news", name: expect.stringMatching(/^news$/i), count: 2 },
      { label: "tag:zurich", name: "Zürich", count: 1 },
    ]);
    expect(await labels("de")).toEqual([]);
  });

  test("of addresses and findings leave out what search engines must not know", async () => {
    const open = await addPublished(world, "Open words");
    const hidden = await addPublished(world, "Hidden words");
    await describeItem(hidden, { seo: { noIndex: true } });
    await publish(world, hidden);
    expect(await sitemap()).toEqual([
      {
        ...{ kind: "post", slug: "open-words", locale: "en", translationGroup: open },
        publishedAt: expect.any(Number),
      },
    ]);
    expect((await find("words")).map(({ slug }) => slug)).toEqual(["open-words"]);
    expect(await find("  ")).toEqual([]);
    expect((await list()).map(({ slug }) => slug).sort()).toEqual(["hidden-words", "open-words"]);
  });
});
