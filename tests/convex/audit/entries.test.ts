import { beforeEach, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { ACTIONS } from "../../../convex/audit/rules/actions";
import { addMember, addOrganization, addPerson, type App, startApp } from "../../support/convexApp";

const PAGE = { numItems: 100, cursor: null };

let app: App;
let acme: Id<"organizations">;
let ada: Awaited<ReturnType<typeof addMember>>;
let bob: Awaited<ReturnType<typeof addMember>>;

type Filter = {
  action?: string;
  actor?: Id<"persons">;
  entity?: { table: string; id: string };
  from?: number;
  until?: number;
};

beforeEach(async () => {
  app = startApp();
  acme = await addOrganization(app);
  ada = await addMember(app, acme, "Ada", ["owner"]);
  bob = await addMember(app, acme, "Bob", ["admin"]);
});

/** Entries named after who, what and whom, such as "Ada made c1", in the order they are made. */
async function log(...deeds: [actor: Id<"persons"> | null, action: string, id: string][]) {
  for (const [actorId, action, id] of deeds)
    await app.run(({ db }) =>
      db.insert("auditEntries", {
        organizationId: acme,
        actor: actorId === null ? "system" : "person",
        ...(actorId === null ? {} : { actorId }),
        action,
        entity: { table: "companies", id },
        changed: [],
      }),
    );
}

async function listed(filter: Filter = {}) {
  const found = await ada.as.query(api.audit.entries.list, {
    organization: acme,
    paginationOpts: PAGE,
    ...filter,
  });
  return found.page.map(({ person, action, entity }) => `${person?.name ?? "-"} ${action} ${entity.id}`);
}

test("each combination of filters gives what it says, newest first", async () => {
  const [a, b] = [ada.person, bob.person];
  await log(
    [a, "x.made", "c1"],
    [b, "x.made", "c1"],
    [a, "x.ended", "c1"],
    [a, "x.made", "c2"],
    [null, "x.ended", "c2"],
  );
  const entity = { table: "companies", id: "c1" };
  const scenarios: [Filter, string[]][] = [
    [{}, ["- x.ended c2", "Ada x.made c2", "Ada x.ended c1", "Bob x.made c1", "Ada x.made c1"]],
    [{ action: "x.made" }, ["Ada x.made c2", "Bob x.made c1", "Ada x.made c1"]],
    [{ actor: a }, ["Ada x.made c2", "Ada x.ended c1", "Ada x.made c1"]],
    [{ entity }, ["Ada x.ended c1", "Bob x.made c1", "Ada x.made c1"]],
    [{ actor: a, action: "x.made" }, ["Ada x.made c2", "Ada x.made c1"]],
    [{ entity, action: "x.made" }, ["Bob x.made c1", "Ada x.made c1"]],
    [{ entity, actor: a }, ["Ada x.ended c1", "Ada x.made c1"]],
    [{ entity, actor: a, action: "x.made" }, ["Ada x.made c1"]],
    [{ entity: { table: "persons", id: "c1" } }, []],
    [{ action: "x.other" }, []],
  ];
  for (const [filter, expected] of scenarios)
    expect([filter, await listed(filter)]).toEqual([filter, expected]);
});

test("a span of time begins with its first moment and ends before its last, with every other filter", async () => {
  await log([ada.person, "x.made", "c1"]);
  const [first] = await app.run(({ db }) => db.query("auditEntries").collect());
  const at = first!._creationTime;
  const others: Filter[] = [
    {},
    { action: "x.made" },
    { actor: ada.person },
    { entity: first!.entity },
    { actor: ada.person, action: "x.made" },
    { entity: first!.entity, action: "x.made" },
    { entity: first!.entity, actor: ada.person },
    { entity: first!.entity, actor: ada.person, action: "x.made" },
  ];
  for (const other of others) {
    expect(await listed({ ...other, from: at, until: at + 1 })).toEqual(["Ada x.made c1"]);
    expect(await listed({ ...other, until: at })).toEqual([]);
    expect(await listed({ ...other, from: at + 1 })).toEqual([]);
  }
});

test("pages follow each other", async () => {
  await log([ada.person, "x.made", "1"], [ada.person, "x.made", "2"], [ada.person, "x.made", "3"]);
  const page = (cursor: string | null) =>
    ada.as.query(api.audit.entries.list, { organization: acme, paginationOpts: { numItems: 2, cursor } });
  const first = await page(null);
  const second = await page(first.continueCursor);
  expect([...first.page, ...second.page].map(({ entity }) => entity.id)).toEqual(["3", "2", "1"]);
});

test("who is erased, or was never known here, has no name; who looked through somebody else has one", async () => {
  const stranger = await addPerson(app, "Stranger");
  await log([stranger.person, "x.made", "c1"]);
  await app.run(({ db }) =>
    db.insert("auditEntries", {
      organizationId: acme,
      actor: "person",
      actorId: bob.person,
      impersonatorId: ada.person,
      action: "x.made",
      entity: { table: "companies", id: "c2" },
      changed: ["name"],
    }),
  );
  const { page } = await ada.as.query(api.audit.entries.list, { organization: acme, paginationOpts: PAGE });
  expect(page.map(({ person, impersonator }) => [person?.name, impersonator?.name])).toEqual([
    ["Bob", "Ada"],
    ["Erased person", undefined],
  ]);
});

test("who was merged into somebody goes by that name", async () => {
  const [first, second] = [await addPerson(app, "Robert"), await addPerson(app, "Bobby")];
  await app.run(async ({ db }) => {
    await db.patch(first.person, { mergedInto: second.person });
    await db.patch(second.person, { mergedInto: bob.person });
  });
  await log([first.person, "x.made", "c1"]);
  expect(await listed()).toEqual(["Bob x.made c1"]);
});

test("another organization's entries are not seen", async () => {
  const other = await addOrganization(app, "other");
  await app.run(({ db }) =>
    db.insert("auditEntries", {
      organizationId: other,
      actor: "system",
      action: "x.made",
      entity: { table: "companies", id: "c1" },
      changed: [],
    }),
  );
  expect(await listed()).toEqual([]);
  const there = { organization: other, paginationOpts: PAGE };
  await expect(ada.as.query(api.audit.entries.list, there)).rejects.toThrow("do not allow");
});

test("the actions to filter by are those of the registry, once each", async () => {
  const actions = await ada.as.query(api.audit.entries.actions, { organization: acme });
  expect(actions).toEqual([...ACTIONS]);
  expect(new Set(actions).size).toBe(actions.length);
  expect(actions).toContain("auditExports.requested");
  for (const action of actions) expect(action).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
});
