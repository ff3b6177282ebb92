import { expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { PERMISSIONS } from "../../../convex/access/permissions";
import { addCompany, addMember, addOrganization, addPerson, startApp } from "../../support/convexApp";

test("who the viewer is, and what they may do, comes with one query", async () => {
  const app = startApp();
  const acme = await addOrganization(app);
  const organization = { organization: acme };
  expect(await app.query(api.people.viewer.current, organization)).toBeNull();

  const finance = await addMember(app, acme, "Fred", ["finance"]);
  const person = {
    id: finance.person,
    name: "Fred",
    email: "fred@people.test",
    locale: null,
    timeZone: null,
    impersonated: false,
  };
  expect(await finance.as.query(api.people.viewer.account, {})).toEqual(person);
  expect(await finance.as.query(api.people.viewer.current, organization)).toEqual({
    person,
    kinds: ["staff"],
    roles: ["finance"],
    permissions: [
      "staff.enter",
      "people.read",
      "companies.read",
      "programs.read",
      "cohorts.read",
      "enrollments.read",
      "certificates.read",
    ],
    companies: [],
    elsewhere: false,
    founds: false,
  });

  const stranger = await addPerson(app, "Sam");
  expect(await stranger.as.query(api.people.viewer.current, organization)).toMatchObject({
    kinds: [],
    roles: [],
    permissions: [],
  });
});

test("places in companies come with what they allow, and go when the company is archived", async () => {
  const app = startApp();
  const acme = await addOrganization(app);
  const viewer = await addCompany(app, acme, "sponsor", "company_viewer");
  const seen = async () =>
    (await viewer.as.query(api.people.viewer.current, { organization: acme }))?.companies;
  expect(await seen()).toEqual([
    {
      company: viewer.company,
      name: "sponsor",
      slug: "sponsor",
      role: "company_viewer",
      permissions: ["company.read"],
    },
  ]);
  await app.run(({ db }) => db.patch(viewer.company, { archivedAt: 1 }));
  expect(await seen()).toEqual([]);
});

test("the table of roles is shown as it is", async () => {
  const app = startApp();
  const acme = await addOrganization(app);
  const { as } = await addMember(app, acme, "Mia", ["mentor"]);
  const table = await as.query(api.people.roles.table, { organization: acme });
  expect(Object.fromEntries(table.map(({ permission, roles }) => [permission, roles]))).toEqual(PERMISSIONS);
});
