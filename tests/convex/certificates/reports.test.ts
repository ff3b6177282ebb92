import { beforeEach, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember, addOrganization } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { fromServer, issueBadge } from "./badges";
import { FIRST, type IssuingWorld, startIssuing } from "./issuer";
import { deedsOf } from "./uploads";

const { reports } = api.certificates;

let world: IssuingWorld;
beforeEach(async () => {
  world = await startIssuing();
});

const submit = (publicId: string, more: object = {}) =>
  world.app.mutation(reports.submit, {
    ...{ ...fromServer, organization: world.organization, publicId },
    ...{ text: "This is not how she spells her name.", email: "", ...more },
  });
const list = (state: "open" | "closed") =>
  world.manager.as.query(reports.list, { organization: world.organization, state, paginationOpts: FIRST });

test("a report reaches the staff who issue certificates, and is closed", async () => {
  const { badge } = await issueBadge(world, "Zoë Çelik");
  const editor = await addMember(world.app, world.organization, "Edda Editor", ["editor"]);
  await submit(badge.publicId, { text: " Her name is wrong. ", email: "Ann@Example.org" });
  const [report] = (await list("open")).page;
  expect(report).toMatchObject({
    ...{ state: "open", text: "Her name is wrong.", email: "ann@example.org" },
    credential: { id: badge._id, publicId: badge.publicId, holder: "Zoë Çelik" },
  });
  const notices = await world.app.run(({ db }) => db.query("notices").collect());
  const told = notices.filter(({ template }) => template === "credentialReported");
  expect(told.map(({ personId }) => personId).sort()).toEqual(
    [world.owner.person, world.manager.person].sort(),
  );
  expect(told[0]).toMatchObject({ data: '{"holder":"Zoë Çelik"}', href: "/admin/certificates/reports" });
  expect(told.some(({ personId }) => personId === editor.person)).toBe(false);
  const one = { organization: world.organization, report: report!.id };
  await world.manager.as.mutation(reports.close, one);
  await world.manager.as.mutation(reports.close, one);
  expect([(await list("open")).page, (await list("closed")).page.length]).toEqual([[], 1]);
  expect(await deedsOf(world.app, "credentialReports")).toEqual([["credentialReports.closed", []]]);
});

test("what cannot be taken is refused by field", async () => {
  const { badge } = await issueBadge(world, "Zoë Çelik");
  const wrong = submit(badge.publicId, { text: " ", email: "nobody" });
  await expectFailure(wrong, "invalid", { text: "required", email: "email" });
  await expectFailure(submit(badge.publicId, { text: "x".repeat(2_001) }), "invalid", { text: "tooLong" });
  await expectFailure(submit("AAAAAAAAAAAAAAAAAAAAAA"), "notFound");
  const other = await addOrganization(world.app, "other");
  await expectFailure(submit(badge.publicId, { organization: other }), "notFound");
});

test("one client reports five times, and then waits", async () => {
  const { badge } = await issueBadge(world, "Zoë Çelik");
  for (let count = 0; count < 5; count++) await submit(badge.publicId);
  await expectFailure(submit(badge.publicId), "rateLimited");
  await submit(badge.publicId, { address: "198.51.100.1" });
  expect((await list("open")).page).toHaveLength(6);
});

test("another organization's staff find no report", async () => {
  const { badge } = await issueBadge(world, "Zoë Çelik");
  await submit(badge.publicId);
  const [report] = (await list("open")).page;
  const other = await addOrganization(world.app, "other");
  const { as } = await addMember(world.app, other, "Otto Other", ["owner"]);
  await expectFailure(as.mutation(reports.close, { organization: other, report: report!.id }), "notFound");
  const asked = { organization: other, state: "open" as const, paginationOpts: FIRST };
  expect((await as.query(reports.list, asked)).page).toEqual([]);
});
