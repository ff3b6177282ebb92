import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addOrganization } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { fromServer, issueBadge } from "./badges";
import { type IssuingWorld, startIssuing } from "./issuer";

const { verification } = api.certificates;

let world: IssuingWorld;

beforeEach(async () => {
  world = await startIssuing();
});

const pageOf = (publicId: string) =>
  world.app.query(verification.page, { organization: world.organization, publicId });
const open = (handle: string, more: object = {}) =>
  world.app.mutation(verification.open, {
    ...{ ...fromServer, organization: world.organization, handle, counted: true },
    ...more,
  });

describe("a page", () => {
  test("shows what was issued, whatever the achievement has become", async () => {
    const { badge, learner } = await issueBadge(world, "Zoë Çelik");
    await world.app.run(({ db }) => db.patch(badge.achievementId, { name: "Something else" }));
    const page = await pageOf(badge.publicId);
    const { publicId } = badge;
    const api = `https://academy.test/api/v1/credentials/${publicId}`;
    expect(page).toMatchObject({
      ...{ kind: "shown", publicId, standing: "valid", reason: null, replacedBy: null, replaces: null },
      ...{ holder: "Zoë Çelik", name: "Program", type: "CertificateOfCompletion", own: false },
      issuer: { id: "did:web:academy.test", name: "acme", url: "https://academy.test/" },
      addresses: {
        page: `https://academy.test/verify/${publicId}`,
        ...{ json: api, jwt: `${api}.jwt`, pdf: `${api}.pdf`, png: `${api}.png`, svg: `${api}.svg` },
        share: `${api}/share.png`,
        embed: `https://academy.test/embed/${publicId}`,
        oembed: `https://academy.test/api/v1/oembed?url=https%3A%2F%2Facademy.test%2Fverify%2F${publicId}`,
      },
    });
    const asHolder = await learner.as.query(verification.page, {
      organization: world.organization,
      publicId,
    });
    expect(asHolder).toMatchObject({ own: true });
  });

  test.each([
    ["queued", { state: "queued", document: undefined }, null],
    ["failed", { state: "failed", document: undefined }, null],
    [
      "revoked",
      { state: "revoked", reason: "A mistake" },
      { kind: "shown", standing: "revoked", reason: "A mistake" },
    ],
    ["expired", { validUntil: 1 }, { kind: "shown", standing: "expired", reason: null }],
    ["not valid yet", { validFrom: 9e12 }, { kind: "shown", standing: "notYetValid" }],
    ["hidden", { hidden: true }, { kind: "hidden", standing: "valid" }],
    ["hidden and revoked", { hidden: true, state: "revoked" }, { kind: "hidden", standing: "revoked" }],
    ["erased", { state: "erased", document: undefined }, { kind: "gone", standing: "erased" }],
    [
      "called off before it was issued",
      { state: "revoked", document: undefined },
      { kind: "gone", standing: "revoked" },
    ],
  ] as const)("of a credential that is %s", async (_, change, expected) => {
    const { badge } = await issueBadge(world, "Zoë Çelik");
    await world.app.run(({ db }) => db.patch(badge._id, change));
    const page = await pageOf(badge.publicId);
    if (expected === null) expect(page).toBeNull();
    else expect(page).toMatchObject({ publicId: badge.publicId, ...expected });
    if (expected !== null && expected.kind !== "shown")
      expect(Object.keys(page!).sort()).toEqual(["kind", "publicId", "standing"]);
  });

  test("of a hidden credential is whole for its holder", async () => {
    const { badge, learner } = await issueBadge(world, "Zoë Çelik");
    await world.app.run(({ db }) => db.patch(badge._id, { hidden: true }));
    const asked = { organization: world.organization, publicId: badge.publicId };
    expect(await learner.as.query(verification.page, asked)).toMatchObject({ kind: "shown", own: true });
    expect(await world.owner.as.query(verification.page, asked)).toMatchObject({ kind: "hidden" });
  });

  test("of a credential that was replaced names what took its place in the end", async () => {
    const [first, second, third] = [
      (await issueBadge(world, "Zoë Çelik")).badge,
      (await issueBadge(world, "Zoé Celik")).badge,
      (await issueBadge(world, "Zoe Celik")).badge,
    ];
    await world.app.run(async ({ db }) => {
      await db.patch(first._id, { state: "superseded", reason: "Her name", replacedById: second._id });
      await db.patch(second._id, {
        ...{ state: "superseded", replacedById: third._id },
        replaces: { credentialId: first._id, how: "correction" },
      });
      await db.patch(third._id, { replaces: { credentialId: second._id, how: "renewal" } });
    });
    expect(await pageOf(first.publicId)).toMatchObject({
      ...{ standing: "superseded", reason: "Her name", replaces: null },
      replacedBy: { publicId: third.publicId, how: "renewal" },
    });
    expect(await pageOf(third.publicId)).toMatchObject({
      ...{ standing: "valid", replacedBy: null },
      replaces: { publicId: second.publicId, how: "renewal" },
    });
    await world.app.run(({ db }) => db.patch(third._id, { state: "queued" }));
    expect(await pageOf(first.publicId)).toMatchObject({ replacedBy: { publicId: second.publicId } });
  });

  test("is not that of another organization", async () => {
    const { badge } = await issueBadge(world, "Zoë Çelik");
    const other = await addOrganization(world.app, "other");
    const asked = { organization: other, publicId: badge.publicId };
    expect(await world.app.query(verification.page, asked)).toBeNull();
    expect(await pageOf("AAAAAAAAAAAAAAAAAAAAAA")).toBeNull();
  });
});

describe("opening a page", () => {
  test("by id, by short code as it is typed, and not at all", async () => {
    const { badge } = await issueBadge(world, "Zoë Çelik");
    const { publicId, shortCode } = badge;
    const typed = `${shortCode.slice(0, 5)} - ${shortCode.slice(5)}`.toLowerCase();
    expect(await open(publicId)).toEqual({ publicId });
    expect(await open(typed)).toEqual({ publicId });
    expect(await open("AAAAAAAAAAAAAAAAAAAAAA")).toBeNull();
    expect(await open("0000000000")).toBeNull();
    expect(await open("nothing at all")).toBeNull();
    const other = await addOrganization(world.app, "other");
    expect(await open(publicId, { organization: other })).toBeNull();
    await world.app.run(({ db }) => db.patch(badge._id, { state: "queued" }));
    expect(await open(publicId)).toBeNull();
  });

  test("is counted by day, where that is asked for, and tells nothing of who opened it", async () => {
    const { badge, learner } = await issueBadge(world, "Zoë Çelik");
    await open(badge.publicId);
    await open(badge.publicId, { address: "198.51.100.1" });
    await open(badge.publicId, { counted: false });
    const rows = await world.app.run(({ db }) => db.query("credentialViews").collect());
    const day = new Date().toISOString().slice(0, 10);
    expect(rows).toMatchObject([{ credentialId: badge._id, day, count: 2 }]);
    expect(Object.keys(rows[0]!).sort()).toEqual([
      "_creationTime",
      "_id",
      "count",
      "credentialId",
      "day",
      "organizationId",
    ]);
    const views = { organization: world.organization, credential: badge._id };
    expect(await learner.as.query(api.certificates.holders.views, views)).toEqual([{ day, count: 2 }]);
  });

  test("by guessing short codes is stopped after twenty", async () => {
    for (let guess = 0; guess < 20; guess++) expect(await open("0000000000")).toBeNull();
    await expectFailure(open("0000000000"), "rateLimited");
    expect(await open("0000000000", { address: "198.51.100.1" })).toBeNull();
    expect(await open("AAAAAAAAAAAAAAAAAAAAAA")).toBeNull();
  });

  test("is the server's alone to ask for", async () => {
    await expectFailure(open("0000000000", { secret: "guess" }), "forbidden");
  });
});

describe("whether somebody is the holder", () => {
  const ask = (publicId: string, email: string, address = "203.0.113.7") =>
    world.app.mutation(verification.isHolder, {
      ...{ ...fromServer, address, organization: world.organization, publicId, email },
    });

  test("is said by yes and no alone", async () => {
    const { badge } = await issueBadge(world, "Zoe Celik");
    expect(await ask(badge.publicId, " Zoe.Celik@people.test ")).toBe(true);
    expect(await ask(badge.publicId, "somebody@people.test")).toBe(false);
    expect(await ask(badge.publicId, "no address")).toBe(false);
    expect(await ask("AAAAAAAAAAAAAAAAAAAAAA", "zoe.celik@people.test")).toBe(false);
    await world.app.run(({ db }) => db.patch(badge._id, { hidden: true }));
    expect(await ask(badge.publicId, "zoe.celik@people.test")).toBe(false);
  });

  test("is answered ten times a client, and twenty times a credential", async () => {
    const { badge } = await issueBadge(world, "Zoe Celik");
    for (let guess = 0; guess < 10; guess++) await ask(badge.publicId, `guess${guess}@people.test`);
    await expectFailure(ask(badge.publicId, "zoe.celik@people.test"), "rateLimited");
    for (let guess = 0; guess < 10; guess++) await ask(badge.publicId, "a@people.test", `client ${guess}`);
    await expectFailure(ask(badge.publicId, "zoe.celik@people.test", "another"), "rateLimited");
  });
});
