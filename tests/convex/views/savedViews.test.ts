import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { MAX_OWN } from "../../../convex/views/rules/savedViews";
import { addMember, addOrganization, type App, type Organization, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

const { keep, list, remove, rename } = api.views.savedViews;
const view = {
  search: "an",
  sort: { column: "name", descending: true },
  filters: { kind: "learner" },
  hidden: ["email"],
};

let app: App;
let acme: Organization;
let maja: Awaited<ReturnType<typeof addMember>>;
let edi: Awaited<ReturnType<typeof addMember>>;
let ada: Awaited<ReturnType<typeof addMember>>;

beforeEach(async () => {
  app = startApp();
  acme = await addOrganization(app);
  maja = await addMember(app, acme, "Maja", ["manager"]);
  edi = await addMember(app, acme, "Edi", ["editor"]);
  ada = await addMember(app, acme, "Ada", ["admin"]);
});

const kept = (who: typeof maja, name: string, shared = false) =>
  who.as.mutation(keep, { organization: acme, table: "people", name, view, shared });
const namesFor = async (who: typeof maja) =>
  (await who.as.query(list, { organization: acme, table: "people" })).map(({ name }) => name);
const deeds = () =>
  app.run(async ({ db }) => (await db.query("auditEntries").collect()).map(({ action }) => action));

describe("saved views", () => {
  test("are kept as they are, for their person and their table alone", async () => {
    const id = await kept(maja, "  Learners ");
    expect(await maja.as.query(list, { organization: acme, table: "people" })).toEqual([
      { id, name: "Learners", view, shared: false, changeable: true },
    ]);
    expect(await maja.as.query(list, { organization: acme, table: "companies" })).toEqual([]);
    expect(await namesFor(edi)).toEqual([]);
    expect(await deeds()).toEqual([]);
  });

  test("that are shared are seen by colleagues, who do not change them", async () => {
    const id = await kept(maja, "Ours", true);
    expect(await edi.as.query(list, { organization: acme, table: "people" })).toEqual([
      { id, name: "Ours", view, shared: true, changeable: false },
    ]);
    await expectFailure(edi.as.mutation(rename, { organization: acme, id, name: "Mine" }), "forbidden");
    await expectFailure(edi.as.mutation(remove, { organization: acme, id }), "forbidden");
    await ada.as.mutation(rename, { organization: acme, id, name: "Everybody's" });
    expect(await namesFor(maja)).toEqual(["Everybody's"]);
    await ada.as.mutation(remove, { organization: acme, id });
    expect(await namesFor(maja)).toEqual([]);
    expect(await deeds()).toEqual(["savedViews.shared", "savedViews.renamed", "savedViews.removed"]);
  });

  test("of a colleague's own are not there for others", async () => {
    const id = await kept(maja, "Private");
    await expectFailure(ada.as.mutation(remove, { organization: acme, id }), "notFound");
    await expectFailure(ada.as.mutation(rename, { organization: acme, id, name: "x" }), "notFound");
  });

  test("of the same name are replaced", async () => {
    const first = await kept(maja, "Learners");
    expect(await kept(maja, "Learners", true)).toBe(first);
    expect(await namesFor(edi)).toEqual(["Learners"]);
  });

  test("need a name and have an end", async () => {
    await expectFailure(kept(maja, " "), "invalid", { name: "required" });
    const id = await kept(maja, "0");
    await expectFailure(
      maja.as.mutation(rename, { organization: acme, id, name: "x".repeat(61) }),
      "invalid",
      {
        name: "tooLong",
      },
    );
    for (let i = 1; i < MAX_OWN; i++) await kept(maja, String(i));
    await expectFailure(kept(maja, "one more"), "conflict");
    await maja.as.mutation(remove, { organization: acme, id });
    await kept(maja, "one more");
  });

  test("stay in their organization", async () => {
    const other = await addOrganization(app, "other");
    const olga = await addMember(app, other, "Olga", ["owner"]);
    const id = await kept(maja, "Ours", true);
    await expectFailure(olga.as.mutation(remove, { organization: other, id }), "notFound");
    expect(await olga.as.query(list, { organization: other, table: "people" })).toEqual([]);
  });
});
