import { expect, test } from "vitest";
import { tenantReader, tenantWriter } from "../../../convex/access/tenantDb";
import { addMember, addOrganization, startApp } from "../../support/convexApp";

test("an organization's database neither finds nor writes rows of another", async () => {
  const app = startApp();
  const [acme, other] = [await addOrganization(app), await addOrganization(app, "other")];
  const stranger = await addMember(app, other, "Olga", ["admin"]);
  await app.run(async (ctx) => {
    const db = tenantReader(ctx.db, acme);
    const rows = await ctx.db.query("memberships").collect();
    expect(rows).toHaveLength(1);
    expect(await db.query("memberships").collect()).toEqual([]);
    expect(await db.get(rows[0]!._id)).toBeNull();
    expect(await db.get(other)).toBeNull();
    expect(await db.get(stranger.person)).toBeNull();
    expect(await db.query("sessions").collect()).toEqual([]);
    const writer = tenantWriter(ctx.db, acme);
    await expect(writer.patch(rows[0]!._id, { roles: ["owner"] })).rejects.toThrow();
    await expect(
      writer.insert("memberships", { organizationId: other, personId: stranger.person, roles: ["owner"] }),
    ).rejects.toThrow();
  });
});
