import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { TableNames } from "../../../convex/_generated/dataModel";
import { personIndex } from "../../../convex/people/model/merging";
import { PERSON_FIELDS, tablesTreated } from "../../../convex/people/rules/merging";
import schema from "../../../convex/schema";
import {
  addCompany,
  addMember,
  addOrganization,
  addPerson,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Shape = {
  kind: string;
  tableName?: string;
  fields?: Record<string, Shape>;
  element?: Shape;
  members?: Shape[];
};

/** Paths of the fields in which a validator takes a person's id. */
function personPaths(shape: Shape, path: string): string[] {
  if (shape.kind === "id") return shape.tableName === "persons" ? [path] : [];
  const inner: [string, Shape][] = [
    ...Object.entries(shape.fields ?? {}).map(([field, value]): [string, Shape] => [
      `${path}.${field}`,
      value,
    ]),
    ...[shape.element, ...(shape.members ?? [])].flatMap((value): [string, Shape][] =>
      value === undefined ? [] : [[path, value]],
    ),
  ];
  return inner.flatMap(([at, value]) => personPaths(value, at));
}

test("every field of every table that names a person is treated by a merge", () => {
  const found = Object.entries(schema.tables).flatMap(([table, { validator }]) =>
    personPaths(validator as unknown as Shape, table),
  );
  expect([...new Set(found)].sort()).toEqual(Object.keys(PERSON_FIELDS).sort());
  for (const table of [...tablesTreated("moved"), ...tablesTreated("combined")])
    expect(personIndex(table)).not.toBe("");
});

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const admin = await addMember(app, organization, "Adam", ["admin"]);
  const winner = await addMember(app, organization, "Wanda", ["editor"]);
  const loser = await addMember(app, organization, "Wanda Double", ["mentor"]);
  const merge = (by: Somebody, kept: Somebody, away: Somebody) =>
    by.as.mutation(api.people.people.merge, { organization, winner: kept.person, loser: away.person });
  const preview = (by: Somebody, kept: Somebody, away: Somebody) =>
    by.as.query(api.people.people.mergePreview, { organization, winner: kept.person, loser: away.person });
  return { app, organization, admin, winner, loser, merge, preview };
}

/** Gives both people of a merge rows that may exist once, and the loser a long history. */
async function addRows({ app, organization, winner, loser }: Awaited<ReturnType<typeof start>>) {
  const boss = await addCompany(app, organization);
  const rival = await addCompany(app, organization, "rival");
  await app.run(async ({ db }) => {
    const of = (somebody: Somebody) => ({ organizationId: organization, personId: somebody.person });
    const seat = { companyId: boss.company, role: "company_viewer" as const };
    await db.insert("companyMembers", { ...of(winner), ...seat });
    await db.insert("companyMembers", { ...of(loser), ...seat, role: "company_admin" });
    await db.insert("companyMembers", { ...of(loser), ...seat, companyId: rival.company });
    const choice = { kind: "reminder" as const, channel: "email" as const };
    await db.insert("preferences", { ...of(winner), ...choice, wanted: true });
    await db.insert("preferences", { ...of(loser), ...choice, wanted: false });
    await db.insert("preferences", { ...of(loser), ...choice, channel: "inbox", wanted: false });
    for (let count = 0; count < 450; count++)
      await db.insert("consents", { ...of(loser), document: "terms", version: `${count}` });
    await db.insert("externalIdentities", { tokenIdentifier: "clerk|1", personId: loser.person });
  });
  return { boss, rival };
}

describe("merging a duplicate", () => {
  test("combines roles, places and choices, and moves the history", async () => {
    const started = await start();
    const { app, organization, admin, winner, loser, merge, preview } = started;
    const { boss, rival } = await addRows(started);
    expect(await preview(admin, winner, loser)).toEqual({
      refusal: null,
      moves: [
        { table: "affiliations", rows: 1 },
        { table: "memberships", rows: 1 },
        { table: "companyMembers", rows: 2 },
        { table: "preferences", rows: 2 },
        { table: "consents", rows: 101 },
      ],
    });
    await merge(admin, winner, loser);
    await app.finishAllScheduledFunctions(vi.runAllTimers);
    await app.run(async ({ db }) => {
      for (const table of [
        ...tablesTreated("moved"),
        ...tablesTreated("combined"),
        ...tablesTreated("removed"),
      ])
        expect([table, JSON.stringify(await db.query(table as TableNames).collect())]).not.toEqual([
          table,
          expect.stringContaining(loser.person),
        ]);
      expect(await db.get(loser.person)).toMatchObject({ mergedInto: winner.person });
      expect((await db.get(loser.person))?.email).toBeUndefined();
      expect(await db.query("consents").collect()).toHaveLength(450);
      const preferences = await db.query("preferences").collect();
      expect(preferences.map(({ channel, wanted }) => [channel, wanted])).toEqual([
        ["email", true],
        ["inbox", false],
      ]);
      const seats = await db.query("companyMembers").collect();
      const present = seats.filter((row) => row.personId === winner.person && row.endedAt === undefined);
      expect(present.map(({ companyId, role }) => [companyId, role])).toEqual([
        [boss.company, "company_admin"],
        [rival.company, "company_viewer"],
      ]);
    });
    expect(await winner.as.query(api.people.viewer.current, { organization })).toMatchObject({
      roles: ["mentor", "editor"],
    });
    const detail = await admin.as.query(api.people.people.detail, { organization, person: loser.person });
    expect(detail).toMatchObject({ person: winner.person, name: "Wanda" });
  });

  test("leaves the one merged away no way in, tells both addresses, and is traced", async () => {
    const { app, admin, winner, loser, merge } = await start();
    await merge(admin, winner, loser);
    await expectFailure(loser.as.query(api.people.viewer.account, {}), "signedOut");
    const mails = await app.run(({ db }) => db.query("deliveries").collect());
    expect(mails.map(({ address, template }) => [address, template])).toEqual([
      ["wanda.double@people.test", "addressChanged"],
      ["wanda@people.test", "addressChanged"],
    ]);
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries).toMatchObject([
      {
        action: "persons.merged",
        actorId: admin.person,
        entity: { id: loser.person },
        changed: ["mergedInto", "email"],
      },
    ]);
  });
});

describe("a merge is refused", () => {
  test("with the reason, and nothing moves", async () => {
    const { app, organization, admin, winner, loser, merge, preview } = await start();
    await expectFailure(merge(admin, winner, winner), "conflict");
    const owner = await addMember(app, organization, "Olivia", ["owner"]);
    await expectFailure(merge(admin, admin, owner), "conflict");
    expect((await preview(admin, owner, loser)).refusal).toBe("ownersOnly");
    expect((await preview(owner, owner, loser)).refusal).toBeNull();
    const other = await addOrganization(app, "other");
    await app.run(({ db }) =>
      db.insert("affiliations", {
        organizationId: other,
        personId: loser.person,
        kinds: ["staff"],
        name: "W",
      }),
    );
    await expectFailure(merge(admin, winner, loser), "conflict");
    expect(await app.run(({ db }) => db.query("deliveries").collect())).toEqual([]);
    await merge(admin, loser, winner);
    await expectFailure(merge(admin, loser, winner), "notFound");
  });

  test("for people who have nothing to do with the organization", async () => {
    const { app, admin, winner, merge, preview } = await start();
    const stranger = await addPerson(app, "Sam");
    await expectFailure(merge(admin, winner, stranger), "notFound");
    await expectFailure(preview(admin, stranger, winner), "notFound");
  });
});
