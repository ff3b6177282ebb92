import { describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Role } from "../../../convex/shared/roles";
import { addMember, addOrganization, startApp, type Somebody } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

async function startStaff() {
  const app = startApp();
  const organization = await addOrganization(app);
  const owner = await addMember(app, organization, "Olivia", ["owner"]);
  const admin = await addMember(app, organization, "Adam", ["admin"]);
  const manager = await addMember(app, organization, "Maja", ["manager"]);
  const membershipOf = async ({ person }: Somebody) => {
    const rows = await app.run(({ db }) => db.query("memberships").collect());
    return rows.find(({ personId }) => personId === person)!;
  };
  const change = async (by: Somebody, of: Somebody, roles: Role[]) =>
    by.as.mutation(api.people.memberships.changeRoles, {
      organization,
      membership: (await membershipOf(of))._id,
      roles,
    });
  const end = async (by: Somebody, of: Somebody) =>
    by.as.mutation(api.people.memberships.end, { organization, membership: (await membershipOf(of))._id });
  const list = async (former: boolean, numItems = 10) =>
    manager.as.query(api.people.memberships.list, {
      organization,
      former,
      paginationOpts: { numItems, cursor: null },
    });
  return { app, organization, owner, admin, manager, membershipOf, change, end, list };
}

describe("the staff", () => {
  test("is listed in pages, newest first, with names", async () => {
    const { list, manager } = await startStaff();
    const { page, isDone } = await list(false, 2);
    expect(page.map(({ name, roles }) => [name, roles])).toEqual([
      ["Maja", ["manager"]],
      ["Adam", ["admin"]],
    ]);
    expect(page[0]).toMatchObject({ person: manager.person, email: null, endedAt: null });
    expect(isDone).toBe(false);
    expect((await list(true)).page).toEqual([]);
  });

  test("gets other roles, in the table's order, and it is traced", async () => {
    const { app, admin, manager, change, membershipOf } = await startStaff();
    await change(admin, manager, ["finance", "manager", "finance"]);
    const { roles, _id } = await membershipOf(manager);
    expect(roles).toEqual(["manager", "finance"]);
    expect(await app.run(({ db }) => db.query("auditEntries").collect())).toMatchObject([
      {
        action: "memberships.rolesChanged",
        actorId: admin.person,
        entity: { table: "memberships", id: _id },
        changed: ["roles"],
      },
    ]);
  });

  test("leaves, and stays as history", async () => {
    const { admin, manager, end, list, owner } = await startStaff();
    await end(owner, admin);
    await expectFailure(end(owner, admin), "notFound");
    const { page } = await list(true);
    expect(page.map(({ name }) => name)).toEqual(["Adam"]);
    expect(page[0]!.endedAt).toBeGreaterThan(0);
    await expectFailure(end(admin, manager), "forbidden");
  });
});

describe("owners", () => {
  test("are made and unmade by owners alone", async () => {
    const { owner, admin, manager, change, end } = await startStaff();
    await expectFailure(change(admin, admin, ["owner"]), "forbidden");
    await expectFailure(change(admin, owner, ["manager"]), "forbidden");
    await expectFailure(end(admin, owner), "forbidden");
    await change(owner, manager, ["owner"]);
    await change(manager, owner, ["admin"]);
    await expectFailure(change(owner, manager, ["admin"]), "forbidden");
  });

  test("one remains, also when two leave at once", async () => {
    const { owner, admin, change, end } = await startStaff();
    await expectFailure(change(owner, owner, ["admin"]), "conflict");
    await expectFailure(end(owner, owner), "conflict");
    await change(owner, admin, ["owner"]);
    const outcomes = await Promise.allSettled([end(owner, owner), end(admin, admin)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

test("nobody is left without roles, and other organizations' members are not there", async () => {
  const { app, owner, admin, change, membershipOf } = await startStaff();
  await expectFailure(change(owner, admin, []), "invalid", { roles: "required" });
  const other = await addOrganization(app, "other");
  const stranger = await addMember(app, other, "Sven", ["admin"]);
  await expectFailure(change(owner, stranger, ["admin"]), "notFound");
  expect((await membershipOf(stranger)).roles).toEqual(["admin"]);
});
