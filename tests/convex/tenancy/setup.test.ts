import { expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { SERVER_SECRET, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

const founding = {
  secret: SERVER_SECRET,
  name: "Acme",
  slug: "acme",
  timeZone: "Europe/Zurich",
  currency: "CHF",
  locale: "de",
  owner: { name: "Olivia Owner", email: " Olivia@Acme.org " },
};

test("the first run makes the organization, its owner and its formats, once", async () => {
  const app = startApp();
  expect(await app.query(api.tenancy.setup.isOpen, { secret: SERVER_SECRET })).toBe(true);
  const { organization, person } = await app.mutation(api.tenancy.setup.begin, founding);
  expect(await app.query(api.tenancy.setup.isOpen, { secret: SERVER_SECRET })).toBe(false);
  await app.run(async ({ db }) => {
    expect(await db.get(organization)).toMatchObject({
      slug: "acme",
      isDefault: true,
      demo: false,
      branding: {},
    });
    expect(await db.get(person)).toMatchObject({ name: "Olivia Owner", email: "olivia@acme.org" });
    expect(await db.query("memberships").collect()).toMatchObject([{ personId: person, roles: ["owner"] }]);
    expect(await db.query("affiliations").collect()).toMatchObject([
      { personId: person, kinds: ["staff"], name: "Olivia Owner", email: "olivia@acme.org" },
    ]);
    const formats = await db.query("programTemplates").collect();
    expect(formats).toHaveLength(10);
    expect(formats[0]).toMatchObject({ organizationId: organization, name: "Mentoring" });
    expect(await db.query("auditEntries").collect()).toMatchObject([
      { organizationId: organization, actor: "server", action: "organizations.founded" },
    ]);
  });
  await expectFailure(app.mutation(api.tenancy.setup.begin, { ...founding, slug: "second" }), "conflict");
});

test.each([
  [{ slug: "www" }, { slug: "slugReserved" }],
  [{ name: " " }, { name: "required" }],
  [{ owner: { name: "", email: "o@acme.org" } }, { "owner.name": "required" }],
  [{ owner: { name: "O", email: "nobody" } }, { "owner.email": "email" }],
])("a first run with %o says what is wrong and makes nothing", async (change, fields) => {
  const app = startApp();
  await expectFailure(app.mutation(api.tenancy.setup.begin, { ...founding, ...change }), "invalid", fields);
  expect(await app.run(({ db }) => db.query("organizations").collect())).toEqual([]);
  expect(await app.run(({ db }) => db.query("persons").collect())).toEqual([]);
});
