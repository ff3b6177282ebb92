import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../../../convex/shared/json";
import { loadContext } from "../../../convex/shared/openBadges/contexts";
import { PYTHON } from "../../../scripts/python.mjs";
import { IssuingWorld, json } from "./issuingWorld";

let world: IssuingWorld;
beforeAll(async () => {
  world = await IssuingWorld.create();
});

/** What a verifier in Python, made of PyLD and OpenSSL, finds of a badge and of its JWT. */
async function verifyInPython(credential: JsonObject, jwt: string): Promise<unknown> {
  const addresses = credential["@context"] as string[];
  const loaded = await Promise.all(addresses.map(loadContext));
  const contexts = Object.fromEntries(loaded.map(({ documentUrl, document }) => [documentUrl, document]));
  const keys = { ed25519: world.ed25519.publicJwk, p256: world.p256.publicJwk };
  const { status, stdout, stderr } = spawnSync(PYTHON, [resolve(import.meta.dirname, "verifier.py")], {
    input: JSON.stringify({ credential, contexts, jwt, ...keys }),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

test("a verifier in another language finds both proofs of a badge right", async () => {
  const found = await verifyInPython(json(await world.issue()), await world.issueJwt());
  expect(found).toEqual({ dataIntegrity: true, jwt: true });
});

test("it finds an altered badge wrong, and an altered JWT", async () => {
  const altered = { ...json(await world.issue()), name: "Bridges that fall" };
  const [header, , signature] = (await world.issueJwt()).split(".");
  const [, other] = (await world.issueJwt({ name: "Bridges that fall" })).split(".");
  const found = await verifyInPython(altered, [header, other, signature].join("."));
  expect(found).toEqual({ dataIntegrity: false, jwt: false });
});
