import { describe, expect, test } from "vitest";
import { sha256Hex } from "../../../convex/shared/hashes";
import { canonize } from "../../../convex/shared/openBadges/canonical";
import { signCredential, verifyProof } from "../../../convex/shared/openBadges/dataIntegrity";
import { resolveKey } from "../../../convex/shared/openBadges/did";
import {
  decodeBase58,
  encodeBase64Url,
  jwkOfMultikey,
  type PublicJwk,
} from "../../../convex/shared/openBadges/multibase";
import { verify } from "../../../convex/shared/openBadges/verification";
import { json, NOW, summary } from "./issuingWorld";
import { OPEN_BADGES_VECTOR, W3C_VECTOR } from "./publishedVectors";

async function canonicalHash(document: object): Promise<string> {
  const canonical = await canonize(json(document));
  if ("reason" in canonical) throw new Error(canonical.reason);
  return sha256Hex(canonical.quads);
}

function jwkOf(multikey: string): PublicJwk {
  const jwk = jwkOfMultikey(multikey);
  if (jwk === null) throw new Error("The vector's key is none.");
  return jwk;
}

/** A private JWK as text: the vectors give a seed. */
function secretOf(seed: Uint8Array, multikey: string): string {
  return JSON.stringify({ ...jwkOf(multikey), d: encodeBase64Url(seed) });
}

describe("the test vector of Open Badges 3.0", () => {
  const { signed, multikey } = OPEN_BADGES_VECTOR;
  const { proof, ...unsigned } = signed;
  const issuer = {
    id: signed.issuer.id,
    verificationMethod: [
      {
        id: proof.verificationMethod,
        type: "Multikey",
        controller: signed.issuer.id,
        publicKeyMultibase: multikey,
      },
    ],
    assertionMethod: [proof.verificationMethod],
  };
  const online = { now: NOW, fetchJson: () => Promise.resolve(issuer) };

  test("is accepted, its key being at the issuer's address", async () => {
    const verification = await verify(JSON.stringify(signed), online);
    expect(summary(verification)).toBe("valid, status absent, schema absent");
    expect(verification.issuer).toEqual({ id: "https://example.edu/issuers/565049", knownBy: "domain" });
  });

  test("hashes to what it says", async () => {
    const { proofValue: _, ...options } = proof;
    expect(await canonicalHash(unsigned)).toBe(OPEN_BADGES_VECTOR.documentHash);
    expect(await canonicalHash({ "@context": signed["@context"], ...options })).toBe(
      OPEN_BADGES_VECTOR.proofHash,
    );
  });

  test("is what we would have signed", async () => {
    const key = { secret: secretOf(Buffer.from(OPEN_BADGES_VECTOR.seed, "hex"), multikey) };
    const { verificationMethod, created } = proof;
    expect((await signCredential(unsigned, { key, verificationMethod, created })).proof).toEqual([proof]);
  });

  test("has the key that it writes as hexadecimal and as multikey", () => {
    const key = Buffer.from(OPEN_BADGES_VECTOR.publicKey, "hex");
    expect(jwkOf(multikey)).toEqual({ kty: "OKP", crv: "Ed25519", x: encodeBase64Url(key) });
  });

  test("is refused with a word changed", async () => {
    const altered = json(signed);
    altered["name"] = "Solo Badge";
    expect(summary(await verify(altered, online))).toBe(
      "invalid, signature failed: altered, status unknown, schema unknown",
    );
  });
});

describe("the test vector of W3C's EdDSA cryptosuites", () => {
  const { unsigned, proof, publicMultikey } = W3C_VECTOR;
  const signed = json({ ...unsigned, proof });

  test("hashes to what it says", async () => {
    const { proofValue: _, ...options } = proof;
    expect(await canonicalHash(unsigned)).toBe(W3C_VECTOR.documentHash);
    expect(await canonicalHash({ "@context": unsigned["@context"], ...options })).toBe(W3C_VECTOR.proofHash);
  });

  test("is verified by the key that its did:key is", async () => {
    const key = await resolveKey(proof.verificationMethod, () => Promise.reject(new Error("No network.")));
    expect(key).toEqual({
      jwk: jwkOf(publicMultikey),
      controller: `did:key:${publicMultikey}`,
      origin: null,
      knownBy: "key",
    });
    expect(
      await verifyProof(signed, json(proof), jwkOf(publicMultikey), await canonize(json(unsigned))),
    ).toBe(null);
  });

  test("is what we would have signed", async () => {
    const seed = decodeBase58(W3C_VECTOR.secretMultikey)?.subarray(2) ?? new Uint8Array();
    const key = { secret: secretOf(seed, publicMultikey) };
    const { verificationMethod, created } = proof;
    expect((await signCredential(unsigned, { key, verificationMethod, created })).proof[0]?.proofValue).toBe(
      proof.proofValue,
    );
  });

  test("is no badge, and its example context is none of ours", async () => {
    expect(summary(await verify(signed, { now: NOW }))).toBe(
      "invalid, format failed: notABadge, issuerKey failed: wrongController, status unknown, schema unknown",
    );
    const original = { ...signed, "@context": [...unsigned["@context"], W3C_VECTOR.exampleContext] };
    expect(await canonize(json(original))).toEqual({ reason: "unknownContext" });
  });
});
