import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { liveBody } from "../../../convex/publishing/model/bodies";
import { toMarkdown } from "../../../convex/shared/documents/markdownWriting";
import { DAY, HOUR, MINUTE } from "../../../convex/shared/time";
import { cdata, wxr, wxrItem } from "../../shared/documents/attacks/wxr";
import { doDueWork, keepSessions, letPass } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { type ContentWorld, FIRST, startContent } from "./contentWorld";

const { importing, items, exporting } = api.publishing;
type Import = Id<"contentImports">;

let world: ContentWorld;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  world = await startContent();
});
afterEach(() => {
  vi.useRealTimers();
});

const here = () => ({ organization: world.organization });
const editor = () => world.editor.as;
const kept = (content: string | Uint8Array) =>
  world.app.run(({ storage }) => storage.store(new Blob([content as BlobPart])));

async function begin(fileName: string, content: string | Uint8Array, more = {}): Promise<Import> {
  const file = await kept(content);
  return editor().mutation(importing.begin, { ...here(), file, fileName, ...more });
}
async function read(fileName: string, content: string | Uint8Array, more = {}): Promise<Import> {
  const id = await begin(fileName, content, more);
  await doDueWork(world.app);
  return id;
}
const get = (id: Import) => editor().query(importing.get, { ...here(), import: id });
const entries = async (id: Import) =>
  (await editor().query(importing.entries, { ...here(), import: id, paginationOpts: FIRST })).page;
const confirm = async (id: Import) => {
  await editor().mutation(importing.confirm, { ...here(), import: id });
  await doDueWork(world.app);
};
const list = async (kind: "post" | "page" = "post") =>
  (await editor().query(items.list, { ...here(), kind, paginationOpts: FIRST })).page;
const markdownOf = async (item: Id<"contentItems">) => {
  const body = await world.app.run((ctx) => liveBody(ctx, { _id: item, kind: "post" }));
  return body.kind === "post" ? toMarkdown(body.document) : null;
};
const storedFiles = () => world.app.run(({ db }) => db.system.query("_storage").collect());

const POST = `---
title: Hello
slug: hello-there
date: 2024-03-01T08:00:00Z
tags: [one, Two, one]
excerpt: In short.
---

# Hello

A *first* line.

<script>alert(1)</script>
`;

const EXPORT = wxr([
  wxrItem({
    id: 1,
    title: "Old post",
    slug: "old-post",
    content: cdata("<p>Old <b>words</b></p><iframe src='https://v.example/1'></iframe>"),
  }),
  wxrItem({ id: 2, type: "page", title: "About us", content: cdata("<p>We are</p>") }),
  wxrItem({ id: 3, title: "Draft", status: "draft", content: cdata("[gallery ids='1']") }),
  wxrItem({ id: 4, type: "attachment" }),
]);

describe("a file of Markdown", () => {
  test("is read and shown before anything is made", async () => {
    const id = await read("hello.md", POST);
    const counts = { waiting: 1, already: 0, refused: 0, made: 0 };
    expect(await get(id)).toEqual({
      ...{
        id,
        startedAt: expect.any(Number),
        fileName: "hello.md",
        format: "markdown",
        state: "ready",
        problem: null,
        counts,
      },
    });
    expect(await entries(id)).toEqual([
      {
        ...{
          id: expect.any(String),
          number: 1,
          state: "waiting",
          kind: "post",
          title: "Hello",
          slug: "hello-there",
        },
        ...{ tags: ["one", "Two"], publishedAt: Date.UTC(2024, 2, 1, 8), losses: { scripts: 1 }, item: null },
      },
    ]);
    expect(await list()).toEqual([]);
    expect(await storedFiles()).toEqual([]);
  });

  test("becomes a draft of who confirms, with all that it says of itself", async () => {
    const id = await read("hello.md", POST, { locale: "de" });
    await confirm(id);
    const [post] = await list();
    const detail = await editor().query(items.get, { ...here(), item: post!.id });
    expect(detail).toMatchObject({
      ...{
        kind: "post",
        state: "draft",
        title: "Hello",
        slug: "hello-there",
        locale: "de",
        excerpt: "In short.",
      },
      ...{
        tags: ["one", "Two"],
        authorIds: [world.editor.person],
        firstPublishedAt: Date.UTC(2024, 2, 1, 8),
      },
    });
    expect(await markdownOf(post!.id)).toBe("A *first* line.\n");
    expect((await entries(id))[0]).toMatchObject({ state: "made", item: post!.id });
    expect((await get(id)).counts).toEqual({ waiting: 0, already: 0, refused: 0, made: 1 });
    expect((await get(id)).state).toBe("done");
  });

  test.each([
    ["first-post.md", "# A title\n\ntext", "A title", "a-title", "text\n"],
    ["first-post.md", "text", "first post", "first-post", "text\n"],
    ["first-post.md", "## Lower\n\ntext", "first post", "first-post", "## Lower\n\ntext\n"],
    ["first-post.md", "# Only", "Only", "only", ""],
    ["first-post.html", "<title>T</title><h1>T</h1><p>text</p>", "T", "t", "text\n"],
    ["first-post.html", "<p>text</p>", "first post", "first-post", "text\n"],
    [".md", "text", "–", "post", "text\n"],
  ])("%s with %j is called %s", async (fileName, text, title, slug, markdown) => {
    await confirm(await read(fileName, text));
    const [post] = await list();
    expect([post!.title, post!.slug, await markdownOf(post!.id)]).toEqual([title, slug, markdown]);
  });

  test("gets another slug where its own is taken", async () => {
    await confirm(await read("a.md", "---\ntitle: A\nslug: same\n---\nx"));
    await confirm(await read("b.md", "---\ntitle: B\nslug: same\n---\ny"));
    expect((await list()).map(({ slug }) => slug).toSorted()).toEqual(["same", "same-2"]);
  });
});

describe("an export of WordPress", () => {
  test("gives posts and pages, and says what cannot be taken over", async () => {
    const id = await read("export.xml", EXPORT);
    const found = await entries(id);
    expect(found.map(({ title, kind, publishedAt, losses }) => [title, kind, publishedAt, losses])).toEqual([
      ["Old post", "post", Date.UTC(2024, 2, 1, 8), { frames: 1 }],
      ["About us", "page", Date.UTC(2024, 2, 1, 8), {}],
      ["Draft", "post", null, { shortcodes: 1 }],
    ]);
    await confirm(id);
    const posts = await list();
    expect(posts.map(({ title }) => title).toSorted()).toEqual(["Draft", "Old post"]);
    const old = posts.find(({ title }) => title === "Old post");
    expect(await markdownOf(old!.id)).toBe("Old **words**\n\n<https://v.example/1>\n");
    const [page] = await list("page");
    const body = await world.app.run((ctx) => liveBody(ctx, { _id: page!.id, kind: "page" }));
    expect(JSON.stringify(body)).toContain("We are");
  });

  test("taken in again makes nothing twice, and what is new since", async () => {
    await confirm(await read("export.xml", EXPORT));
    const again = await read("export.xml", EXPORT);
    expect((await get(again)).counts).toEqual({ waiting: 0, already: 3, refused: 0, made: 0 });
    const more = EXPORT.replace("</channel>", `${wxrItem({ id: 9, title: "New" })}</channel>`);
    const newer = await read("export.xml", more);
    expect((await entries(newer)).map(({ state }) => state)).toEqual([
      "already",
      "already",
      "already",
      "waiting",
    ]);
    await confirm(newer);
    expect((await list()).length).toBe(3);
  });

  test("confirmed twice at once makes nothing twice", async () => {
    const [one, other] = [await read("export.xml", EXPORT), await read("export.xml", EXPORT)];
    await confirm(one);
    await confirm(other);
    expect((await get(other)).counts).toEqual({ waiting: 0, already: 3, refused: 0, made: 0 });
    expect((await list()).length).toBe(2);
    await expectFailure(editor().mutation(importing.confirm, { ...here(), import: one }), "conflict");
  });

  test("of many posts is read and made in steps", async () => {
    const many = Array.from({ length: 23 }, (_, at) =>
      wxrItem({ id: at + 1, title: `Post ${at + 1}`, content: cdata("x".repeat(100_000)) }),
    );
    const id = await read("export.xml", wxr(many));
    expect((await entries(id)).map(({ number, title }) => `${number} ${title}`)).toEqual(
      many.map((_, at) => `${at + 1} Post ${at + 1}`),
    );
    await confirm(id);
    expect((await get(id)).counts.made).toBe(23);
  });

  test("with a post that is too large leaves that one out", async () => {
    const large = Array.from({ length: 9_000 }, (_, at) => `<p>${at}</p>`).join("");
    const id = await read("export.xml", wxr([wxrItem({ id: 1, content: cdata(large) }), wxrItem({ id: 2 })]));
    expect((await entries(id)).map(({ state }) => state)).toEqual(["refused", "waiting"]);
    await confirm(id);
    expect((await get(id)).counts).toEqual({ waiting: 0, already: 0, refused: 1, made: 1 });
  });
});

test("a ZIP of texts gives one each; the export of all posts is such a ZIP", async () => {
  await confirm(await read("hello.md", POST));
  const { page } = await editor().query(exporting.files, { ...here(), paginationOpts: FIRST });
  expect(page).toEqual([
    {
      name: "en/hello-there.md",
      text: '---\ntitle: "Hello"\nslug: "hello-there"\nlocale: "en"\nstate: "draft"\ndate: "2024-03-01T08:00:00.000Z"\ntags: ["one", "Two"]\nexcerpt: "In short."\n---\n\nA *first* line.\n',
    },
  ]);
  const files = {
    "en/hello-there.md": strToU8(page[0]!.text),
    "b.html": strToU8("<p>b"),
    "__MACOSX/._b.html": strToU8("x"),
    "c.png": strToU8("x"),
  };
  const id = await read("posts.zip", zipSync(files));
  expect((await entries(id)).map(({ title, publishedAt }) => [title, publishedAt])).toEqual([
    ["b", null],
    ["Hello", Date.UTC(2024, 2, 1, 8)],
  ]);
});

describe("what cannot be read", () => {
  test.each([
    ["posts.zip", "no ZIP", "unreadable"],
    ["export.xml", "<html></html>", "unreadable"],
    ["export.xml", wxr([]), "empty"],
    ["export.xml", wxr(["<item><title>x"]), "empty"],
    ["export.xml", wxr(["<item><__proto__>x</__proto__></item>"]), "unreadable"],
    ["posts.zip", zipSync({ "a.png": strToU8("x") }), "empty"],
  ])("%s that is %s: %s", async (fileName, content, problem) => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const id = await read(fileName, content);
    expect(await get(id)).toMatchObject({ state: "failed", problem });
    expect(await storedFiles()).toEqual([]);
    await expectFailure(editor().mutation(importing.confirm, { ...here(), import: id }), "conflict");
  });

  test.each([
    ["a.docx", "x", "importFormat"],
    ["a.md", "", "fileEmpty"],
    ["a.md", "x".repeat(2_000_001), "importTooLarge"],
  ])("%s is refused at once: %#", async (fileName, content, problem) => {
    await expectFailure(begin(fileName, content), "invalid", { file: problem });
  });

  test("a file from long ago, or no language", async () => {
    const file = await kept("x");
    await keepSessions(world.app);
    vi.setSystemTime(Date.now() + 30 * MINUTE);
    await expectFailure(begin("a.md", "x", { locale: "no language" }), "invalid", { locale: "language" });
    vi.setSystemTime(Date.now() + HOUR - 30 * MINUTE + 1);
    const late = editor().mutation(importing.begin, { ...here(), file, fileName: "a.md" });
    await expectFailure(late, "invalid", { file: "upload" });
  });
});

describe("reading that broke off", () => {
  test("is taken up where it stood, and a part is not kept twice", async () => {
    const id = await begin("export.xml", EXPORT);
    const entry = {
      kind: "post" as const,
      title: "A",
      slug: "a",
      excerpt: "",
      tags: [],
      publishedAt: null,
      losses: {},
      body: null,
    };
    const part = { id, from: 0, next: 10, entries: [{ ...entry, sourceKey: "x" }] };
    expect(await world.app.mutation(internal.publishing.importJobs.keep, part)).toBe(10);
    expect(await world.app.mutation(internal.publishing.importJobs.keep, part)).toBe(10);
    expect((await entries(id)).length).toBe(1);
    await doDueWork(world.app);
    expect((await get(id)).counts).toEqual({ waiting: 3, already: 0, refused: 1, made: 0 });
  });

  test("again and again is given up", async () => {
    const id = await begin("export.xml", EXPORT);
    await world.app.run(async ({ db }) => {
      await db.patch(id, { stalls: 5, leaseUntil: Date.now() - 1 });
    });
    await world.app.mutation(internal.publishing.importJobs.watch, { id });
    expect(await get(id)).toMatchObject({ state: "failed", problem: "stalled" });
  });
});

describe("what nobody wants", () => {
  test("is forgotten at once when somebody says so", async () => {
    const id = await read("export.xml", EXPORT);
    await editor().mutation(importing.discard, { ...here(), import: id });
    await doDueWork(world.app);
    expect([(await get(id)).state, await entries(id), await list()]).toEqual(["discarded", [], []]);
  });
  test("is forgotten after a week when nobody does", async () => {
    const id = await read("export.xml", EXPORT);
    await letPass(world.app, 7 * DAY);
    const [row, rest] = await world.app.run(async ({ db }) => [
      await db.get(id),
      await db.query("contentImportEntries").collect(),
    ]);
    expect([row?.state, rest]).toEqual(["discarded", []]);
  });
});

test("what was done is in the log", async () => {
  const id = await read("hello.md", POST);
  await confirm(id);
  await editor().mutation(importing.discard, { ...here(), import: await read("b.md", "b") });
  const item = (await list())[0]!.id;
  await editor().mutation(exporting.note, { ...here(), item });
  await editor().mutation(exporting.note, { ...here(), item: null });
  const actions = await world.app.run(async ({ db }) =>
    (await db.query("auditEntries").collect()).map(({ action }) => action),
  );
  expect(actions).toEqual([
    ...["contentImports.begun", "contentImports.confirmed", "contentItems.created"],
    ...["contentImports.begun", "contentImports.discarded", "contentItems.exported", "contentItems.exported"],
  ]);
});

test("one post is a file; a page is none", async () => {
  await confirm(await read("export.xml", EXPORT));
  const post = (await list()).find(({ title }) => title === "Draft");
  expect(await editor().query(exporting.file, { ...here(), item: post!.id })).toEqual({
    name: "en/title.md",
    text: '---\ntitle: "Draft"\nslug: "title"\nlocale: "en"\nstate: "draft"\n---\n\n\\[gallery ids=\'1\']\n',
  });
  const page = (await list("page"))[0]!.id;
  await expectFailure(editor().query(exporting.file, { ...here(), item: page }), "conflict");
});
