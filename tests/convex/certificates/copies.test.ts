import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { expectFailure } from "../../support/failures";
import { addMember } from "../../support/convexApp";
import {
  completeSomebody,
  credentialsOf,
  FIRST,
  issueByHand,
  type IssuingWorld,
  startIssuing,
} from "./issuer";

const { copies } = api.certificates;

let world: IssuingWorld;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-24T10:00:00Z") });
  world = await startIssuing();
});
afterEach(() => {
  vi.useRealTimers();
});

test("names the pages of what was issued and is shown, in portions", async () => {
  for (const name of ["Zoe Celik", "Kim Lee", "Ana Reis", "Bo Berg"]) await completeSomebody(world, name);
  const [zoe, kim, ana] = await credentialsOf(world.app);
  for (const { _id } of [zoe!, kim!, ana!]) await issueByHand(world.app, _id);
  await world.app.run(({ db }) => db.patch(kim!._id, { hidden: true }));
  const { organization } = world;
  await world.manager.as.mutation(api.certificates.credentials.revoke, {
    ...{ organization, credential: ana!._id, reason: "A typing error." },
  });
  const found = await world.manager.as.query(copies.paths, { organization, paginationOpts: FIRST });
  expect(found.page).toEqual([zoe, ana].map((each) => `/verify/${each!.publicId}`));
  const few = { numItems: 1, cursor: null };
  const first = await world.manager.as.query(copies.paths, { organization, paginationOpts: few });
  expect([first.page.length, first.isDone]).toEqual([1, false]);
});

test("is noted in the log, and only for those who issue", async () => {
  const { organization } = world;
  await world.manager.as.mutation(copies.begin, { organization });
  const log = await world.app.run(({ db }) => db.query("auditEntries").collect());
  expect(log.filter(({ action }) => action === "credentials.copied")).toMatchObject([
    { entity: { table: "organizations", id: organization }, actor: "person" },
  ]);
  const mentor = await addMember(world.app, organization, "Mentor Mia", ["mentor"]);
  await expectFailure(mentor.as.mutation(copies.begin, { organization }), "forbidden");
});
