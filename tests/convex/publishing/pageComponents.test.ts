import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { deletePage, readPage, writePage } from "../../../convex/publishing/model/pageComponents";
import type { PageData } from "../../../convex/publishing/rules/pageData";
import {
  addMember,
  addOrganization,
  type App,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

const { read, save } = api.publishing.pageComponents;

let app: App;
let acme: Organization;
let ana: Somebody;
let ben: Somebody;
let page: Id<"contentItems">;

beforeEach(async () => {
  app = startApp();
  acme = await addOrganization(app);
  ana = await addMember(app, acme, "Ana", ["editor"]);
  ben = await addMember(app, acme, "Ben", ["admin"]);
  const { create } = api.publishing.items;
  page = await ana.as.mutation(create, { organization: acme, kind: "page", title: "About us" });
});

/** A space of a size, as JSON. */
function part(id: string, size: "small" | "medium" | "large" = "medium"): string {
  return JSON.stringify({ type: "Spacer", props: { id, size, line: false } });
}

type Changes = Parameters<typeof saveAs>[1];
function saveAs(who: Somebody, changes: (typeof save)["_args"]["changes"]) {
  return who.as.mutation(save, { organization: acme, page, changes });
}
const added = (componentId: string, after: string[] = [], data = part(componentId)): Changes[number] => ({
  ...{ kind: "added", componentId, after, data },
});
const changed = (componentId: string, baseRevision: number, data: string): Changes[number] => ({
  ...{ kind: "changed", componentId, baseRevision, data },
});
const seen = async (who = ana) => {
  const { components } = await who.as.query(read, { organization: acme, page });
  return components.map(({ componentId, revision, data, changedBy }) => {
    const { size } = (JSON.parse(data) as { props: { size: string } }).props;
    return `${componentId} ${size} ${revision} ${changedBy}`;
  });
};

describe("a page while it is put together", () => {
  test("begins empty", async () => {
    expect(await ana.as.query(read, { organization: acme, page })).toEqual({
      root: { data: '{"heading":"shown"}', revision: 1 },
      components: [],
    });
  });

  test("keeps parts in the order in which they are put", async () => {
    await saveAs(ana, [added("a"), added("c", ["a"]), added("b", ["a"])]);
    expect(await seen()).toEqual(["a medium 1 Ana", "b medium 1 Ana", "c medium 1 Ana"]);
    await saveAs(ben, [{ kind: "moved", componentId: "c", after: [] }]);
    expect(await seen()).toEqual(["c medium 1 Ana", "a medium 1 Ana", "b medium 1 Ana"]);
  });

  test("puts a part after the nearest that is still there, else at the end", async () => {
    await saveAs(ana, [added("a"), added("b", ["a"])]);
    await saveAs(ana, [{ kind: "removed", componentId: "a", baseRevision: 1 }]);
    await saveAs(ben, [added("c", ["a", "b"]), added("d", ["a"])]);
    expect(await seen()).toEqual(["b medium 1 Ana", "c medium 1 Ben", "d medium 1 Ben"]);
  });

  test("takes what two change in different parts", async () => {
    await saveAs(ana, [added("a"), added("b", ["a"])]);
    const [first, second] = await Promise.all([
      saveAs(ana, [changed("a", 1, part("a", "large"))]),
      saveAs(ben, [changed("b", 1, part("b", "small"))]),
    ]);
    expect(first).toEqual({ saved: [{ componentId: "a", revision: 2 }], conflicts: [] });
    expect(second).toEqual({ saved: [{ componentId: "b", revision: 2 }], conflicts: [] });
    expect(await seen()).toEqual(["a large 2 Ana", "b small 2 Ben"]);
  });

  test("refuses a part that somebody else changed, with their content and name, and takes the rest", async () => {
    await saveAs(ana, [added("a"), added("b", ["a"])]);
    await saveAs(ana, [changed("a", 1, part("a", "large"))]);
    const answer = await saveAs(ben, [
      changed("a", 1, part("a", "small")),
      changed("b", 1, part("b", "small")),
    ]);
    expect(answer).toEqual({
      saved: [{ componentId: "b", revision: 2 }],
      conflicts: [{ componentId: "a", revision: 2, data: part("a", "large"), changedBy: "Ana" }],
    });
    expect(await seen()).toEqual(["a large 2 Ana", "b small 2 Ben"]);
    expect(await saveAs(ben, [changed("a", 2, part("a", "small"))])).toEqual({
      saved: [{ componentId: "a", revision: 3 }],
      conflicts: [],
    });
  });

  test("does not remove what somebody else changed, nor bring back what they removed", async () => {
    await saveAs(ana, [added("a"), added("b", ["a"])]);
    await saveAs(ana, [
      changed("a", 1, part("a", "large")),
      { kind: "removed", componentId: "b", baseRevision: 1 },
    ]);
    expect(
      await saveAs(ben, [
        { kind: "removed", componentId: "a", baseRevision: 1 },
        changed("b", 1, part("b", "small")),
      ]),
    ).toEqual({
      saved: [],
      conflicts: [
        { componentId: "a", revision: 2, data: part("a", "large"), changedBy: "Ana" },
        { componentId: "b", revision: 0, data: null, changedBy: null },
      ],
    });
    expect(await seen()).toEqual(["a large 2 Ana"]);
  });

  test("takes the same change twice as one", async () => {
    await saveAs(ana, [added("a")]);
    expect(await saveAs(ben, [added("a")])).toEqual({
      saved: [{ componentId: "a", revision: 1 }],
      conflicts: [],
    });
    await saveAs(ana, [changed("a", 1, part("a", "large"))]);
    expect((await saveAs(ben, [changed("a", 1, part("a", "large"))])).conflicts).toEqual([]);
    expect(await seen()).toEqual(["a large 2 Ana"]);
  });

  test("counts as an edit of the item", async () => {
    await saveAs(ben, [added("a")]);
    const item = await app.run(({ db }) => db.get(page));
    expect([item?.revision, item?.editedBy]).toEqual([2, ben.person]);
  });
});

describe("what cannot be on a page is refused, and then nothing is taken", () => {
  test.each([
    { what: "no JSON", data: "{", says: "page: this is not the data of a page." },
    {
      what: "an unknown component",
      data: '{"type":"Script","props":{"id":"x"}}',
      says: "Script: there is no such component.",
    },
    {
      what: "an unknown property",
      data: '{"type":"Spacer","props":{"id":"x","html":""}}',
      says: "Spacer.html: there is no such property.",
    },
    {
      what: "a text that no editor of texts opens",
      data: '{"type":"RichText","props":{"id":"x","document":{"type":"doc","content":[{"type":"marquee"}]}}}',
      says: "RichText: this is not a text that can stand here.",
    },
    { what: "another's id", data: part("y"), says: "x: a component needs an id of its own." },
    {
      what: "an address that runs",
      data: '{"type":"Hero","props":{"id":"x","url":"java\\tscript:alert(1)"}}',
      says: "Hero.url: this is not an address that a page can lead to.",
    },
  ])("$what", async ({ data, says }) => {
    const refused = saveAs(ana, [added("a"), added("x", ["a"], data)]);
    await expect(refused).rejects.toMatchObject({ data: { code: "invalid", message: says } });
    expect(await seen()).toEqual([]);
  });

  test("a hundred and one parts", async () => {
    const many = Array.from({ length: 101 }, (_each, index) =>
      added(`p${index}`, index === 0 ? [] : [`p${index - 1}`]),
    );
    await expectFailure(saveAs(ana, many), "invalid");
    await saveAs(ana, many.slice(1));
    expect(await seen()).toHaveLength(100);
  });
});

describe("a page is for its organization's editors", () => {
  test("reviewers read and do not write; others do neither", async () => {
    const rea = await addMember(app, acme, "Rea", ["reviewer"]);
    const lea = await addMember(app, acme, "Lea");
    expect(await seen(rea)).toEqual([]);
    await expectFailure(saveAs(rea, [added("a")]), "forbidden");
    await expectFailure(lea.as.query(read, { organization: acme, page }), "forbidden");
  });

  test("a post is no page, and a page in the trash is not changed", async () => {
    const { create, trash } = api.publishing.items;
    const post = await ana.as.mutation(create, { organization: acme, kind: "post", title: "News" });
    await expectFailure(ana.as.query(read, { organization: acme, page: post }), "notFound");
    await ana.as.mutation(trash, { organization: acme, item: page });
    await expectFailure(saveAs(ana, [added("a")]), "conflict");
  });
});

test("a page is written, read and removed as a whole", async () => {
  const whole: PageData = {
    root: { props: { heading: "hidden" } },
    content: ["b", "a"].map((id) => JSON.parse(part(id)) as PageData["content"][number]),
  };
  await saveAs(ana, [added("a"), added("z", ["a"])]);
  await app.run((ctx) => writePage(ctx, page, whole, ben.person));
  expect(await app.run((ctx) => readPage(ctx, page))).toEqual(whole);
  expect(await seen()).toEqual(["b medium 1 Ben", "a medium 2 Ana"]);
  await app.run((ctx) => deletePage(ctx, page));
  expect(await app.run((ctx) => readPage(ctx, page))).toEqual({
    root: { props: { heading: "shown" } },
    content: [],
  });
});
