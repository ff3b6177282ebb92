import { verifyCredential } from "@digitalcredentials/verifier-core";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { JsonObject } from "../../../convex/shared/json";
import { DAY, IssuingWorld, json, NOW, POSITION } from "./issuingWorld";

let world: IssuingWorld;
beforeAll(async () => {
  // One for all tests: the library keeps the documents of DIDs.
  world = await IssuingWorld.create();
});
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  // The network of that library: what lies at our issuer's addresses, and nothing else.
  vi.stubGlobal("fetch", (request: Request | string | URL) => {
    const url = request instanceof Request ? request.url : String(request);
    const document = world.web.get(url);
    return Promise.resolve(
      document === undefined
        ? new Response("Nothing here.", { status: 404 })
        : Response.json(document, { headers: { "content-type": "application/json" } }),
    );
  });
  vi.spyOn(console, "error").mockReturnValue();
  vi.spyOn(console, "log").mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Its steps by name, or the error for which it came to none. */
async function steps(document: object): Promise<Record<string, boolean> | string | undefined> {
  const credential = document as Parameters<typeof verifyCredential>[0]["credential"];
  const { log, errors } = await verifyCredential({ credential, knownDIDRegistries: [] });
  return errors === undefined
    ? Object.fromEntries((log ?? []).map(({ id, valid }) => [id, valid ?? false]))
    : errors[0]?.name;
}

const genuine = {
  valid_signature: true,
  expiration: true,
  revocation_status: true,
  registered_issuer: false,
};

describe("@digitalcredentials/verifier-core, offline", () => {
  test("finds a badge of ours genuine", async () => {
    expect(await steps(json(await world.issue({ validUntil: NOW + DAY })))).toEqual(genuine);
  });

  test("finds one by did:key genuine", async () => {
    const { publicMultikey } = world.ed25519;
    const did = `did:key:${publicMultikey}`;
    const { credentialStatus: _, ...unsigned } = world.unsigned();
    const signed = await world.sign(
      { ...unsigned, issuer: { ...unsigned.issuer, id: did } },
      { method: `${did}#${publicMultikey}` },
    );
    expect(await steps(json(signed))).toMatchObject({ valid_signature: true, expiration: true });
  });

  test("sees what we see when it is revoked, expired or altered", async () => {
    const credential = json(await world.issue());
    await world.publishList({ revoked: [POSITION] });
    expect(await steps(credential)).toEqual({ ...genuine, revocation_status: false });
    await world.publishList({});
    expect(await steps(json(await world.issue({ validUntil: NOW - 1_000 })))).toMatchObject({
      expiration: false,
    });
    const altered: JsonObject = { ...credential, name: "More" };
    expect(await steps(altered)).toBe("invalid_signature");
    expect(await steps({ ...credential, honours: "summa cum laude" })).toBe("jsonld.ValidationError");
  });
});
