import { beforeAll, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc } from "../../../convex/_generated/dataModel";
import { bakePng } from "../../../convex/shared/openBadges/baking/png";
import { generateEd25519 } from "../../../convex/shared/openBadges/keys";
import { signCredential } from "../../../convex/shared/openBadges/dataIntegrity";
import { addOrganization } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { fromServer, issueBadge } from "./badges";
import { type IssuingWorld, startIssuing } from "./issuer";

const { verification, credentials } = api.certificates;
const PASSED = { reason: null, result: "passed" };

let world: IssuingWorld;
let badge: Doc<"credentials">;

beforeAll(async () => {
  world = await startIssuing();
  ({ badge } = await issueBadge(world, "Zoë Çelik"));
});

let clients = 0;
/** Each a client of its own, so that no test uses up what another may ask. */
const client = () => ({ ...fromServer, address: `client ${clients++}` });
const check = (publicId: string, organization = world.organization) =>
  world.app.action(verification.check, { ...client(), organization, publicId });
const checkText = (text: string) => world.app.action(verification.checkFile, { ...client(), file: { text } });
const checkBytes = (bytes: Uint8Array) =>
  world.app.action(verification.checkFile, { ...client(), file: { bytes: new Uint8Array(bytes).buffer } });

/** The checks by name, without their times. */
function resultsOf(found: object | null) {
  const { checks } = found as {
    checks: { name: string; result: string; reason: string | null; at: number }[];
  };
  expect(checks.every(({ at }) => Math.abs(at - Date.now()) < 60_000)).toBe(true);
  return Object.fromEntries(checks.map(({ name, result, reason }) => [name, { result, reason }]));
}

describe("a credential of ours", () => {
  test("is checked with its keys and list, without a request", async () => {
    const found = await check(badge.publicId);
    expect(found).toMatchObject({ verdict: "valid", form: "dataIntegrity", knownBy: "domain" });
    expect(found!.facts).toMatchObject({ holder: "Zoë Çelik", issuer: { id: "did:web:academy.test" } });
    const { schema: _fromElsewhere, ...results } = resultsOf(found);
    expect(results).toEqual({
      ...{ format: PASSED, terms: PASSED, signature: PASSED },
      ...{ issuerKey: PASSED, validity: PASSED, status: PASSED },
    });
  });

  test("is not checked where its page is hidden, or it is another organization's", async () => {
    const hidden = (await issueBadge(world, "Hidden")).badge;
    await world.app.run(({ db }) => db.patch(hidden._id, { hidden: true }));
    expect(await check(hidden.publicId)).toBeNull();
    expect(await check("AAAAAAAAAAAAAAAAAAAAAA")).toBeNull();
    expect(await check(badge.publicId, await addOrganization(world.app, "other"))).toBeNull();
  });

  test("that was revoked a moment ago fails for it, though its list was signed before", async () => {
    const { badge: mistaken } = await issueBadge(world, "Mistaken");
    expect(await check(mistaken.publicId)).toMatchObject({ verdict: "valid" });
    await world.manager.as.mutation(credentials.revoke, {
      organization: world.organization,
      credential: mistaken._id,
      reason: "A mistake",
    });
    const found = await check(mistaken.publicId);
    expect(found).toMatchObject({ verdict: "invalid" });
    expect(resultsOf(found)).toMatchObject({
      status: { result: "failed", reason: "revoked" },
      signature: PASSED,
    });
  });

  test("that has expired fails for it", async () => {
    const { badge: old } = await issueBadge(world, "Expired");
    const key = await generateEd25519();
    const { proof: _before, ...unsigned } = JSON.parse(old.document!) as Record<string, unknown>;
    const signed = await signCredential(
      {
        ...unsigned,
        issuer: { ...(unsigned["issuer"] as object), id: `did:key:${key.publicMultikey}` },
        validUntil: "2020-01-01T00:00:00Z",
      },
      {
        key,
        verificationMethod: `did:key:${key.publicMultikey}#${key.publicMultikey}`,
        created: "2020-01-01T00:00:00Z",
      },
    );
    const found = await checkText(JSON.stringify(signed));
    expect(found).toMatchObject({ verdict: "invalid", knownBy: "key" });
    expect(resultsOf(found)).toMatchObject({ validity: { result: "failed", reason: "expired" } });
  });
});

describe("a file of anybody's", () => {
  test("may be JSON, a JWT, or a picture with the credential inside", async () => {
    const document = badge.document!;
    expect(await checkText(document)).toMatchObject({ verdict: "valid", form: "dataIntegrity" });
    expect(await checkText(badge.jwt!)).toMatchObject({ verdict: "valid", form: "jwt" });
    expect(await checkBytes(new TextEncoder().encode(document))).toMatchObject({ verdict: "valid" });
    expect(await checkBytes(bakePng(PIXEL, document))).toMatchObject({ verdict: "valid" });
  });

  test("that was altered is found out", async () => {
    const found = await checkText(badge.document!.replace("Zoë Çelik", "Zac Felik"));
    expect(found).toMatchObject({ verdict: "invalid" });
    expect(resultsOf(found)).toMatchObject({ signature: { result: "failed", reason: "altered" } });
  });

  test("with nothing inside says so", async () => {
    expect(await checkText("hello")).toEqual({ problem: "unknownFormat" });
    expect(await checkBytes(PIXEL)).toEqual({ problem: "nothingInside" });
    expect(await checkBytes(new Uint8Array(10_000_001))).toEqual({ problem: "tooLarge" });
    expect(await checkText("{}")).toMatchObject({ verdict: "invalid" });
  });

  test.each(["did:web:localhost%3A1", "did:web:127.0.0.1", "did:web:10.0.0.1", "did:web:169.254.169.254"])(
    "whose issuer is %s is not fetched, and reads unknown",
    async (issuer) => {
      const key = await generateEd25519();
      const { proof: _before, ...unsigned } = JSON.parse(badge.document!) as Record<string, unknown>;
      const signed = await signCredential(
        { ...unsigned, issuer: { ...(unsigned["issuer"] as object), id: issuer } },
        { key, verificationMethod: `${issuer}#${key.publicMultikey}`, created: "2026-01-01T00:00:00Z" },
      );
      const found = await checkText(JSON.stringify(signed));
      expect(found).toMatchObject({ verdict: "unknown", knownBy: "none" });
      expect(resultsOf(found)).toMatchObject({ issuerKey: { result: "unknown", reason: "keyUnreachable" } });
    },
  );
});

describe("many at once", () => {
  const checkMany = (texts: string[], address = client().address) =>
    world.app.action(verification.checkMany, { ...fromServer, address, texts });

  test("are checked in their order", async () => {
    const altered = badge.document!.replace("Zoë", "Zoo");
    const found = await checkMany([altered, badge.document!, "{}", badge.jwt!, altered, badge.document!]);
    expect(found.map(({ verdict }) => verdict)).toEqual([
      "invalid",
      "valid",
      "invalid",
      "valid",
      "invalid",
      "valid",
    ]);
  });

  test("are fifty at most", async () => {
    await expectFailure(checkMany([]), "invalid", { texts: "required" });
    await expectFailure(checkMany(Array<string>(51).fill("{}")), "invalid", { texts: "tooManyItems" });
  });

  test("count as many against a client's limit", async () => {
    expect(await checkMany(Array<string>(50).fill("{}"), "busy")).toHaveLength(50);
    await expectFailure(checkMany(Array<string>(20).fill("{}"), "busy"), "rateLimited");
  });
});

/** The smallest PNG: one transparent pixel. */
const PIXEL = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);
