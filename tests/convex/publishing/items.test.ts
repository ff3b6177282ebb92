import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { readDocument } from "../../../convex/publishing/model/liveDocuments";
import { readPage } from "../../../convex/publishing/model/pageComponents";
import { emptyDocument } from "../../../convex/shared/documents/nodes";
import { addMember, addOrganization } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addAsset } from "./assets";
import {
  addItem,
  addPublished,
  type ContentWorld,
  deedsOf,
  detail,
  documentSaying,
  FIRST,
  type Item,
  publish,
  rowOf,
  startContent,
  write,
} from "./contentWorld";

const { items } = api.publishing;

let world: ContentWorld;
beforeEach(async () => {
  world = await startContent();
});

const here = () => ({ organization: world.organization });
const describeItem = (item: Item, change: object, as = world.editor.as) =>
  as.mutation(items.describe, { ...here(), item, ...change });

describe("creating", () => {
  test("makes a draft with a slug of the title, the author, an empty text and a group of its own", async () => {
    const item = await addItem(world, "  Zürich für Anfänger ");
    expect(await detail(world, item)).toEqual({
      ...{
        id: item,
        kind: "post",
        state: "draft",
        title: "Zürich für Anfänger",
        slug: "zurich-fur-anfanger",
      },
      ...{
        locale: "en",
        tags: [],
        excerpt: "",
        seo: {},
        coverId: null,
        revision: 1,
        publishedRevision: null,
      },
      ...{ editedAt: expect.any(Number), editedByName: "Edda Editor", publishAt: null, unpublishAt: null },
      ...{ authorIds: [world.editor.person], authors: [{ id: world.editor.person, name: "Edda Editor" }] },
      ...{ translationGroup: item, translations: [], firstPublishedAt: null, trashedAt: null },
      ...{ submittedByName: null, sentBack: null, hasUnpublishedChanges: false },
      ...{ redirects: [], publishedUnder: null },
      mayDo: ["edit", "submitForReview", "publish", "schedule", "trash"],
    });
    expect((await world.app.run((ctx) => readDocument(ctx, item))).document).toMatchObject(emptyDocument());
    expect(await deedsOf(world, item)).toEqual(["contentItems.created"]);
  });

  test("of a second one with the same title counts; another kind or language has its own", async () => {
    const slugs: string[] = [];
    for (const more of [{}, {}, {}, { kind: "page" as const }, { locale: "de" }])
      slugs.push((await detail(world, await addItem(world, "News", more))).slug);
    expect(slugs).toEqual(["news", "news-2", "news-3", "news", "news"]);
  });

  test.each([
    [{ title: "x".repeat(201) }, { title: "tooLong" }],
    [{ title: "A", locale: "no language" }, { locale: "language" }],
  ])("refuses %j", async (entered, fields) => {
    const call = world.editor.as.mutation(items.create, { ...here(), kind: "post", ...entered });
    await expectFailure(call, "invalid", fields);
  });

  test("makes a page from a template, and nothing else from one", async () => {
    const content = [{ type: "Spacer", props: { id: "Spacer-1", size: "large", line: true } }];
    const template = (scope: "page" | "section") =>
      world.app.run(({ db }) =>
        db.insert("pageTemplates", {
          ...{ organizationId: world.organization, scope, name: scope, data: JSON.stringify(content) },
        }),
      );
    const [whole, section] = [await template("page"), await template("section")];
    const make = (kind: "post" | "page", used: Id<"pageTemplates">) =>
      world.editor.as.mutation(items.create, { ...here(), kind, title: "About", template: used });
    const page = await make("page", whole);
    expect((await world.app.run((ctx) => readPage(ctx, page))).content).toEqual(content);
    await expectFailure(make("page", section), "invalid", { template: "invalid" });
    await expectFailure(make("post", whole), "invalid", { template: "invalid" });
    await world.app.run(({ db }) => db.delete(whole));
    await expectFailure(make("page", whole), "notFound");
  });
});

describe("lists", () => {
  test("have those edited last first, without the trash unless it is asked for", async () => {
    const [first, second, third] = [
      await addItem(world, "First"),
      await addItem(world, "Second"),
      await addPublished(world, "Third"),
    ];
    await addItem(world, "A page", { kind: "page" });
    await world.app.run(async ({ db }) => {
      for (const [index, item] of [first, second, third].entries()) await db.patch(item, { editedAt: index });
    });
    await world.editor.as.mutation(items.trash, { ...here(), item: second });
    const titles = async (state?: "draft" | "published" | "trashed") => {
      const found = await world.reviewer.as.query(items.list, {
        ...{ ...here(), kind: "post", paginationOpts: FIRST },
        ...(state && { state }),
      });
      return found.page.map(({ title }) => title);
    };
    expect(await titles()).toEqual(["Third", "First"]);
    expect(await titles("draft")).toEqual(["First"]);
    expect(await titles("published")).toEqual(["Third"]);
    expect(await titles("trashed")).toEqual(["Second"]);
  });

  test("find by words of the title, never in the trash or in another organization", async () => {
    await addItem(world, "How we teach reading");
    const gone = await addItem(world, "How we teach writing");
    await world.editor.as.mutation(items.trash, { ...here(), item: gone });
    const find = (kind: "post" | "page", text: string) =>
      world.reviewer.as.query(items.search, { ...here(), kind, text });
    expect((await find("post", "teach")).map(({ title }) => title)).toEqual(["How we teach reading"]);
    expect([await find("page", "teach"), await find("post", " ")]).toEqual([[], []]);
  });

  test("and items are not for another organization's staff, learners, or roles without permission", async () => {
    const item = await addItem(world, "Secret");
    const other = await addOrganization(world.app, "other");
    const stranger = await addMember(world.app, other, "Sam Stranger", ["owner"]);
    const mentor = await addMember(world.app, world.organization, "Max Mentor", ["mentor"]);
    await expectFailure(stranger.as.query(items.get, { organization: other, item }), "notFound");
    await expectFailure(stranger.as.query(items.get, { ...here(), item }), "forbidden");
    await expectFailure(mentor.as.query(items.get, { ...here(), item }), "forbidden");
    await expectFailure(describeItem(item, { title: "X" }, world.reviewer.as), "forbidden");
  });
});

describe("describing", () => {
  test("changes what is given, counts a revision and is noted", async () => {
    const item = await addItem(world, "Title");
    const seo = {
      title: " For search ",
      description: "",
      noIndex: false,
      canonicalUrl: "https://example.org/a",
    };
    const cover = await addAsset(world, { alt: { en: "A tree" } });
    await describeItem(item, {
      title: " New ",
      excerpt: " In short ",
      tags: ["News", "news "],
      seo,
      coverId: cover,
    });
    expect(await detail(world, item)).toMatchObject({
      ...{ title: "New", slug: "new-1", excerpt: "In short", tags: ["News"], coverId: cover, revision: 2 },
      seo: { title: "For search", canonicalUrl: "https://example.org/a" },
    });
    await describeItem(item, { coverId: null, excerpt: null });
    expect(await detail(world, item)).toMatchObject({ coverId: null, excerpt: "", revision: 3 });
    await describeItem(item, { excerpt: "" });
    expect((await rowOf(world, item))!.revision).toBe(3);
    const entries = await world.app.run(({ db }) => db.query("auditEntries").collect());
    const changed = entries
      .filter(({ action }) => action === "contentItems.described")
      .map((entry) => entry.changed);
    expect(changed).toEqual(
      [["title", "slug", "excerpt", "tags", "coverId", "seo"].sort(), ["coverId", "excerpt"]].map((fields) =>
        expect.arrayContaining(fields),
      ),
    );
  });

  test.each([
    ["a title follows", { title: "Other" }, "other"],
    ["a slug that was written stays", { title: "Other", slug: "mine" }, "mine"],
  ])("%s while nothing was public", async (_what, change, slug) => {
    const item = await addItem(world, "Title");
    await describeItem(item, change);
    expect((await detail(world, item)).slug).toBe(slug);
    await describeItem(item, { title: "Third" });
    expect((await detail(world, item)).slug).toBe(slug === "mine" ? "mine" : "third");
  });

  test("keeps the slug of what was public once", async () => {
    const item = await addPublished(world, "Title");
    await describeItem(item, { title: "Other" });
    expect((await detail(world, item)).slug).toBe("title");
  });

  test("refuses by field, and then changes nothing", async () => {
    const taken = await addPublished(world, "Taken");
    const item = await addItem(world, "Title");
    const stranger = await addMember(world.app, await addOrganization(world.app, "other"), "Sam", ["owner"]);
    const file = await addAsset(world, { kind: "document" });
    const refused = (change: object, fields: Record<string, string>) =>
      expectFailure(describeItem(item, change), "invalid", fields);
    await refused({ slug: "taken" }, { slug: "slugTaken" });
    await refused({ slug: "No slug" }, { slug: "contentSlug" });
    await refused({ slug: "tags" }, { slug: "slugReserved" });
    await refused({ authorIds: [stranger.person] }, { authorIds: "authorUnknown" });
    await refused(
      { coverId: file, seo: { imageId: file } },
      { coverId: "imageNeeded", "seo/imageId": "imageNeeded" },
    );
    // Also what is public under it alone: its item has been given another slug that is not published yet.
    await describeItem(taken, { slug: "moved" });
    await refused({ slug: "taken" }, { slug: "slugTaken" });
    expect(await detail(world, item)).toMatchObject({ slug: "title", revision: 1 });
  });

  test("of what will go public by itself is for those who publish", async () => {
    const item = await addItem(world, "Title");
    const publishAt = Date.now() + 3_600_000;
    await world.manager.as.mutation(items.schedule, { ...here(), item, publishAt });
    await expectFailure(describeItem(item, { title: "Other" }), "forbidden");
    await describeItem(item, { title: "Other" }, world.manager.as);
    expect((await detail(world, item)).title).toBe("Other");
  });
});

describe("copies", () => {
  test("say the same under another slug, as drafts of whoever asked", async () => {
    const item = await addPublished(world, "Title");
    await describeItem(item, { tags: ["News"], excerpt: "Short" });
    const copy = await world.editor.as.mutation(items.duplicate, { ...here(), item });
    expect(await detail(world, copy)).toMatchObject({
      ...{ title: "Title (copy)", slug: "title-copy", state: "draft", tags: ["News"], excerpt: "Short" },
      ...{ translationGroup: copy, firstPublishedAt: null },
    });
    const text = (await world.app.run((ctx) => readDocument(ctx, copy))).document;
    expect(text).toMatchObject(documentSaying("Title says this."));
    await write(world, copy, "Otherwise.");
    expect((await world.app.run((ctx) => readDocument(ctx, item))).document).toMatchObject(
      documentSaying("Title says this."),
    );
  });

  test("of a page copy its components", async () => {
    const item = await addItem(world, "About", { kind: "page" });
    const component = { type: "Spacer", props: { id: "Spacer-1", size: "large", line: true } };
    await world.editor.as.mutation(api.publishing.pageComponents.save, {
      ...{ ...here(), page: item },
      changes: [{ kind: "added", componentId: "Spacer-1", after: [], data: JSON.stringify(component) }],
    });
    const copy = await world.editor.as.mutation(items.duplicate, { ...here(), item });
    expect((await world.app.run((ctx) => readPage(ctx, copy))).content).toEqual([component]);
  });

  test("in another language are translations of each other, one a language", async () => {
    const item = await addItem(world, "Title");
    const translate = (locale: string) =>
      world.editor.as.mutation(items.translate, { ...here(), item, locale });
    const german = await translate("de");
    expect(await detail(world, german)).toMatchObject({
      ...{ locale: "de", slug: "title", translationGroup: item },
      translations: [{ id: item, locale: "en", state: "draft" }],
    });
    await expectFailure(translate("de"), "invalid", { locale: "translationExists" });
    await expectFailure(translate("en"), "invalid", { locale: "translationExists" });
    await expectFailure(translate("???"), "invalid", { locale: "language" });
    const french = await addItem(world, "Titre", { locale: "fr", translationOf: item });
    expect((await detail(world, french)).translations.map(({ locale }) => locale)).toEqual(["en", "de"]);
    await expectFailure(describeItem(french, { locale: "de" }), "invalid", { locale: "translationExists" });
    const page = addItem(world, "Seite", { kind: "page", locale: "it", translationOf: item });
    await expectFailure(page, "invalid", { translationOf: "invalid" });
    await world.editor.as.mutation(items.trash, { ...here(), item: german });
    await translate("de");
  });
});

test("what is not there is not found", async () => {
  const item = await addItem(world, "Title");
  await world.app.run(({ db }) => db.delete(item));
  await expectFailure(detail(world, item), "notFound");
  await expectFailure(publish(world, item), "notFound");
  await expectFailure(world.editor.as.mutation(items.duplicate, { ...here(), item }), "notFound");
});
