import { expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember, addOrganization, type Somebody, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

const profile = {
  name: " Beta School ",
  slug: "beta",
  timeZone: "Asia/Tokyo",
  currency: "JPY",
  locale: "de",
};

async function startAcme() {
  const app = startApp();
  const acme = await addOrganization(app);
  const owner = await addMember(app, acme, "Olivia Owner", ["owner"]);
  return { app, acme, owner };
}

const found = ({ as }: Pick<Somebody, "as">, values: Partial<typeof profile> = {}) =>
  as.mutation(api.tenancy.organizations.found, { ...profile, ...values });

test("an owner founds a further organization, owns it, and its log begins with that", async () => {
  const { app, acme, owner } = await startAcme();
  const { organization, origin } = await found(owner);
  expect(origin).toBe("https://beta.academy.test");
  await app.run(async ({ db }) => {
    expect(await db.get(organization)).toMatchObject({
      ...profile,
      ...{ name: "Beta School", isDefault: false, demo: false, branding: {} },
    });
    expect(await db.query("auditEntries").collect()).toMatchObject([
      {
        ...{ organizationId: organization, actor: "person", actorId: owner.person },
        action: "organizations.founded",
        entity: { table: "organizations", id: organization },
      },
    ]);
  });
  const mine = await owner.as.query(api.tenancy.organizations.mine, {});
  expect(mine.map(({ organization: { name }, origin: at, roles }) => [name, at, roles])).toEqual([
    ["acme", "https://academy.test", ["owner"]],
    ["Beta School", "https://beta.academy.test", ["owner"]],
  ]);
  const me = await owner.as.query(api.people.viewer.current, { organization: acme });
  expect(me).toMatchObject({ elsewhere: true, founds: true });
});

test("a profile that cannot be taken says so at the field, and nothing is made", async () => {
  const { app, owner } = await startAcme();
  await expectFailure(found(owner, { slug: "acme" }), "invalid", { slug: "slugTaken" });
  await expectFailure(found(owner, { slug: "www", name: "" }), "invalid", {
    slug: "slugReserved",
    name: "required",
  });
  expect(await app.run(({ db }) => db.query("organizations").collect())).toHaveLength(1);
});

test("who owns none, owned one, or owns one that is being deleted, founds none", async () => {
  const { app, acme, owner } = await startAcme();
  const [admin, learner] = [await addMember(app, acme, "Adam", ["admin"]), await addMember(app, acme, "Lea")];
  for (const somebody of [admin, learner]) await expectFailure(found(somebody), "forbidden");
  const former = await addMember(app, acme, "Fay", ["owner"]);
  await app.run(async ({ db }) => {
    const rows = await db.query("memberships").collect();
    await db.patch(rows.find(({ personId }) => personId === former.person)!._id, { endedAt: 1 });
  });
  await expectFailure(found(former), "forbidden");
  await app.run(({ db }) => db.patch(acme, { deletingSince: 1 }));
  await expectFailure(found(owner), "forbidden");
});

test("a session that counts in one organization alone founds none, and knows of no other", async () => {
  const { app, acme, owner } = await startAcme();
  await found(owner);
  await app.run(({ db }) => db.patch(owner.session, { method: "demo", organizationId: acme }));
  await expectFailure(found(owner, { slug: "gamma" }), "forbidden");
  const me = await owner.as.query(api.people.viewer.current, { organization: acme });
  expect(me).toMatchObject({ elsewhere: false, founds: false });
});

test("nobody has to do with more than a hundred organizations", async () => {
  const { app, owner } = await startAcme();
  for (let count = 1; count < 100; count++) {
    const organizationId = await addOrganization(app, `school${count}`);
    const place = { organizationId, personId: owner.person };
    await app.run(({ db }) => db.insert("affiliations", { ...place, kinds: ["learner"], name: "O" }));
  }
  await expectFailure(found(owner), "conflict");
});
