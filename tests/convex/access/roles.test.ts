import { describe, expect, test } from "vitest";
import { enterCompany, enterTenant } from "../../../convex/access/entrance";
import {
  COMPANY_PERMISSIONS,
  type CompanyPermission,
  type Permission,
  PERMISSIONS,
} from "../../../convex/access/permissions";
import { errorData } from "../../../convex/shared/errors";
import { COMPANY_ROLES, ROLES } from "../../../convex/shared/roles";
import { addCompany, addMember, addOrganization, startApp } from "../../support/convexApp";

/** "in", or the code with which the door stays shut. */
async function tried(enter: Promise<unknown>): Promise<string> {
  return enter.then(
    () => "in",
    (error: unknown) => errorData(error)?.code ?? String(error),
  );
}

describe("a permission lets in exactly the roles of the table", () => {
  test.each(ROLES)("%s", async (role) => {
    const app = startApp();
    const organization = await addOrganization(app);
    const { as } = await addMember(app, organization, "Anna", [role]);
    for (const [permission, roles] of Object.entries(PERMISSIONS)) {
      const outcome = await as.run((ctx) => tried(enterTenant(ctx, organization, permission as Permission)));
      expect([permission, outcome]).toEqual([
        permission,
        (roles as readonly string[]).includes(role) ? "in" : "forbidden",
      ]);
    }
  });

  test.each(COMPANY_ROLES)("%s", async (role) => {
    const app = startApp();
    const organization = await addOrganization(app);
    const { as, company } = await addCompany(app, organization, "sponsor", role);
    for (const [permission, roles] of Object.entries(COMPANY_PERMISSIONS)) {
      const outcome = await as.run((ctx) =>
        tried(enterCompany(ctx, organization, company, permission as CompanyPermission)),
      );
      expect([permission, outcome]).toEqual([
        permission,
        (roles as readonly string[]).includes(role) ? "in" : "forbidden",
      ]);
    }
  });
});

test("the cockpit of an archived company is shut", async () => {
  const app = startApp();
  const organization = await addOrganization(app);
  const { as, company } = await addCompany(app, organization);
  await app.run(({ db }) => db.patch(company, { archivedAt: 1 }));
  const outcome = await as.run((ctx) => tried(enterCompany(ctx, organization, company, "company.read")));
  expect(outcome).toBe("notFound");
});
