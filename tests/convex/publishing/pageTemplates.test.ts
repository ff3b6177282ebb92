import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { readPage } from "../../../convex/publishing/model/pageComponents";
import {
  addMember,
  addOrganization,
  type App,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

const { content, list, remove, rename, save } = api.publishing.pageTemplates;
const space = { type: "Spacer", props: { size: "medium", line: false, id: "a" } };
const data = JSON.stringify([space]);

let app: App;
let acme: Organization;
let ana: Somebody;

beforeEach(async () => {
  app = startApp();
  acme = await addOrganization(app);
  ana = await addMember(app, acme, "Ana", ["editor"]);
});

const keep = (name: string, scope: "section" | "page" = "section", kept = data) =>
  ana.as.mutation(save, { organization: acme, scope, name, data: kept });
const names = async (scope: "section" | "page" = "section") =>
  (await ana.as.query(list, { organization: acme, scope })).map(({ name }) => name);

describe("templates of pages", () => {
  test("are kept under a name, by kind, and read again", async () => {
    const template = await keep("  Air ");
    await keep("Whole", "page");
    expect(await ana.as.query(list, { organization: acme, scope: "section" })).toEqual([
      { id: template, name: "Air", types: ["Spacer"] },
    ]);
    expect(await names("page")).toEqual(["Whole"]);
    expect(JSON.parse(await ana.as.query(content, { organization: acme, template }))).toEqual([space]);
  });

  test("are renamed and removed, which the log tells", async () => {
    const template = await keep("Air");
    await ana.as.mutation(rename, { organization: acme, template, name: "Space" });
    expect(await names()).toEqual(["Space"]);
    await ana.as.mutation(remove, { organization: acme, template });
    expect(await names()).toEqual([]);
    await expectFailure(ana.as.query(content, { organization: acme, template }), "notFound");
    const deeds = await app.run(async ({ db }) =>
      (await db.query("auditEntries").collect()).map(({ action }) => action),
    );
    expect(deeds).toEqual(["pageTemplates.saved", "pageTemplates.renamed", "pageTemplates.removed"]);
  });

  test.each([
    { what: "no name", name: " ", fields: { name: "required" } },
    { what: "a long name", name: "a".repeat(81), fields: { name: "tooLong" } },
    { what: "a name that is taken", name: "Air ", fields: { name: "templateTaken" } },
  ])("are refused with $what", async ({ name, fields }) => {
    const other = await keep("Other");
    await keep("Air");
    await expectFailure(keep(name), "invalid", fields);
    await expectFailure(
      ana.as.mutation(rename, { organization: acme, template: other, name }),
      "invalid",
      fields,
    );
    expect(await names()).toEqual(["Air", "Other"]);
  });

  test.each([
    { what: "nothing in it", kept: "[]" },
    { what: "no list", kept: "{}" },
    { what: "no JSON", kept: "[" },
    { what: "an unknown component", kept: '[{"type":"Html","props":{"id":"a"}}]' },
  ])("are refused with $what", async ({ kept }) => {
    await expectFailure(keep("Air", "section", kept), "invalid");
  });

  test("are a hundred of a kind at most", async () => {
    await app.run(async ({ db }) => {
      for (let each = 0; each < 100; each += 1)
        await db.insert("pageTemplates", {
          organizationId: acme,
          scope: "section",
          name: `Kept ${each}`,
          data,
        });
    });
    await expectFailure(keep("One more"), "conflict");
    await keep("A page", "page");
  });

  test("are what a new page begins with", async () => {
    const template = await keep("Whole", "page");
    const { create } = api.publishing.items;
    const page = await ana.as.mutation(create, { organization: acme, kind: "page", title: "New", template });
    expect((await app.run((ctx) => readPage(ctx, page))).content).toEqual([space]);
  });
});
