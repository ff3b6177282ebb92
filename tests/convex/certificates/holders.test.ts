import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember, addOrganization } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { issueBadge } from "./badges";
import { completeSomebody, FIRST, type IssuingWorld, startIssuing } from "./issuer";
import { deedsOf } from "./uploads";

const { holders } = api.certificates;

let world: IssuingWorld;
beforeEach(async () => {
  world = await startIssuing();
});
const mine = () => ({ organization: world.organization, paginationOpts: FIRST });

describe("a learner's badges", () => {
  test("are their own, with every address", async () => {
    const { badge, learner } = await issueBadge(world, "Zoë Çelik");
    await issueBadge(world, "Somebody Else");
    const { page } = await learner.as.query(holders.mine, mine());
    const address = `https://academy.test/api/v1/credentials/${badge.publicId}`;
    expect(page).toMatchObject([
      {
        ...{ id: badge._id, publicId: badge.publicId, standing: "valid", hidden: false, name: "Program" },
        ...{ issuer: "acme", cohort: world.cohort, validUntil: null },
        addresses: { json: address, pdf: `${address}.pdf` },
      },
    ]);
    const [shown] = page;
    expect(shown!.shortCode).toBe(`${badge.shortCode.slice(0, 5)}-${badge.shortCode.slice(5)}`);
    expect(Object.values(shown!.files).every((url) => url?.startsWith("http"))).toBe(true);
    expect(new URL(shown!.linkedIn!).searchParams.get("certUrl")).toBe(
      `https://academy.test/verify/${badge.publicId}`,
    );
    const request = new URL(shown!.wallet!).searchParams.get("request")!;
    expect(JSON.parse(request)).toEqual({
      credentialRequestOrigin: "https://academy.test",
      protocols: { vcapi: `${address}/exchange` },
    });
  });

  test("on their way have neither files nor addresses", async () => {
    const learner = await completeSomebody(world, "Zoë Çelik");
    const { page } = await learner.as.query(holders.mine, mine());
    expect(page).toMatchObject([
      {
        ...{ standing: "onItsWay", addresses: null, linkedIn: null, wallet: null, name: "Program" },
        files: { pdf: null, png: null, svg: null },
      },
    ]);
  });

  test("that were revoked are shown without where to take them", async () => {
    const { badge, learner } = await issueBadge(world, "Zoë Çelik");
    await world.app.run(({ db }) => db.patch(badge._id, { state: "revoked" }));
    const { page } = await learner.as.query(holders.mine, mine());
    expect(page).toMatchObject([{ standing: "revoked", linkedIn: null, wallet: null }]);
    await world.app.run(({ db }) => db.patch(badge._id, { document: undefined }));
    expect((await learner.as.query(holders.mine, mine())).page).toEqual([]);
  });

  test("are seen one by one, by their holder alone", async () => {
    const { badge, learner } = await issueBadge(world, "Zoë Çelik");
    const one = { organization: world.organization, credential: badge._id };
    const [listed] = (await learner.as.query(holders.mine, mine())).page;
    expect(await learner.as.query(holders.one, one)).toEqual(listed);
    const other = await issueBadge(world, "Somebody Else");
    await expectFailure(other.learner.as.query(holders.one, one), "notFound");
  });

  test("are found by the enrollment that earned them", async () => {
    const { badge, learner } = await issueBadge(world, "Zoë Çelik");
    const of = { organization: world.organization, enrollment: learner.enrollment };
    expect(await learner.as.query(holders.forEnrollment, of)).toMatchObject({ id: badge._id });
    const stranger = await addMember(world.app, world.organization, "Sam Stranger");
    expect(await stranger.as.query(holders.forEnrollment, of)).toBeNull();
  });
});

describe("hiding", () => {
  test("is the holder's own to do, is traced, and is taken back", async () => {
    const { badge, learner } = await issueBadge(world, "Zoë Çelik");
    const one = { credential: badge._id };
    await learner.as.mutation(holders.hide, one);
    await learner.as.mutation(holders.hide, one);
    expect((await learner.as.query(holders.mine, mine())).page).toMatchObject([
      { hidden: true, linkedIn: null, wallet: null },
    ]);
    await learner.as.mutation(holders.show, one);
    expect((await learner.as.query(holders.mine, mine())).page).toMatchObject([{ hidden: false }]);
    const deeds = (await deedsOf(world.app, "credentials")).filter(([action]) => /hidden|shown/.test(action));
    expect(deeds).toEqual([
      ["credentials.hidden", ["hidden"]],
      ["credentials.shown", ["hidden"]],
    ]);
    await expectFailure(world.owner.as.mutation(holders.hide, one), "notFound");
    const views = { organization: world.organization, credential: badge._id };
    await expectFailure(world.owner.as.query(holders.views, views), "notFound");
  });
});

describe("keys for programs", () => {
  const here = () => ({ organization: world.organization });

  test("are made, named, shown once and removed", async () => {
    const { as } = await addMember(world.app, world.organization, "Zoe Celik");
    const token = await as.mutation(holders.makeToken, { ...here(), name: " Backpack " });
    expect(token).toMatch(/^[\w-]{43}$/);
    const [kept] = await as.query(holders.tokens, here());
    expect(kept).toMatchObject({ name: "Backpack" });
    const rows = await world.app.run(({ db }) => db.query("badgeTokens").collect());
    expect(JSON.stringify(rows)).not.toContain(token);
    const { as: another } = await addMember(world.app, world.organization, "Sam Stranger");
    expect(await another.query(holders.tokens, here())).toEqual([]);
    await expectFailure(another.mutation(holders.revokeToken, { token: kept!.id }), "notFound");
    await as.mutation(holders.revokeToken, { token: kept!.id });
    expect(await as.query(holders.tokens, here())).toEqual([]);
    expect(await deedsOf(world.app, "badgeTokens")).toEqual([
      ["badgeTokens.made", []],
      ["badgeTokens.revoked", []],
    ]);
  });

  test("are ten at most, with names, and of organizations one has to do with", async () => {
    const { as } = await addMember(world.app, world.organization, "Zoe Celik");
    const make = (name: string) => as.mutation(holders.makeToken, { ...here(), name });
    await expectFailure(make(" "), "invalid", { name: "required" });
    await expectFailure(make("x".repeat(81)), "invalid", { name: "tooLong" });
    for (let count = 0; count < 10; count++) await make(`Key ${count}`);
    await expectFailure(make("One more"), "conflict");
    const other = await addOrganization(world.app, "other");
    await expectFailure(as.mutation(holders.makeToken, { organization: other, name: "x" }), "notFound");
  });
});
