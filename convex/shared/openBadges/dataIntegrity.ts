import { type JsonObject, sameJson } from "../json";
import { type Canonical, canonize } from "./canonical";
import type { Reason } from "./checks";
import { isSignedByEd25519, signEd25519 } from "./keys";
import { decodeBase58, encodeBase58, type PublicJwk } from "./multibase";
import { isTimestamp } from "./timestamps";

export const CRYPTOSUITE = "eddsa-rdfc-2022";

/** A Data Integrity proof as we make it. */
export type DataIntegrityProof = {
  type: "DataIntegrityProof";
  created: string;
  verificationMethod: string;
  cryptosuite: typeof CRYPTOSUITE;
  proofPurpose: "assertionMethod";
  proofValue: string;
};
export type Signed<Document> = Document & { proof: DataIntegrityProof[] };

/**
 * Adds a proof by `eddsa-rdfc-2022` (W3C vc-di-eddsa) to a credential.
 *
 * @param signing `secret` of an Ed25519 pair, the address of its public part, and when (RFC 3339)
 * @throws Error for a credential with a term that its contexts do not explain
 */
export async function signCredential<Document extends object>(
  unsigned: Document,
  signing: { key: { secret: string }; verificationMethod: string; created: string },
): Promise<Signed<Document>> {
  const options: Omit<DataIntegrityProof, "proofValue"> = {
    type: "DataIntegrityProof",
    created: signing.created,
    verificationMethod: signing.verificationMethod,
    cryptosuite: CRYPTOSUITE,
    proofPurpose: "assertionMethod",
  };
  const hash = await hashOf(unsigned as JsonObject, options, await canonize(unsigned as JsonObject));
  if ("reason" in hash) throw new Error(`The credential cannot be signed: ${hash.reason}.`);
  const proofValue = encodeBase58(await signEd25519(signing.key.secret, hash.bytes));
  return { ...unsigned, proof: [{ ...options, proofValue }] };
}

/** Why a proof cannot count whatever its key says; null where it can. `now` in milliseconds. */
export function proofProblem(proof: JsonObject, document: JsonObject, now: number): Reason | null {
  if (proof["type"] !== "DataIntegrityProof" || proof["cryptosuite"] !== CRYPTOSUITE)
    return "unsupportedSuite";
  // A chain of proofs, where one signs another, is a suite of its own.
  if (proof["previousProof"] !== undefined) return "unsupportedSuite";
  if (proof["proofPurpose"] !== "assertionMethod") return "wrongPurpose";
  const { verificationMethod, proofValue, created, expires } = proof;
  if (typeof verificationMethod !== "string" || typeof proofValue !== "string") return "malformed";
  if (proof["@context"] !== undefined && !sameJson(proof["@context"], document["@context"]))
    return "malformed";
  if (created !== undefined && !isTimestamp(created)) return "malformed";
  if (expires === undefined) return null;
  if (!isTimestamp(expires)) return "malformed";
  return Date.parse(expires) <= now ? "proofExpired" : null;
}

/**
 * Whether a proof signs the rest of its document with the key: null, or why not ("altered" where the signature is of
 * other words or by another key; "unknownTerm", "unknownContext", "malformed" where the words cannot be read).
 *
 * @param canonical what `canonize` said of the document without its proofs
 */
export async function verifyProof(
  document: JsonObject,
  proof: JsonObject,
  key: PublicJwk,
  canonical: Canonical,
): Promise<Reason | null> {
  const { proofValue, "@context": _own, ...options } = proof;
  const signature = typeof proofValue === "string" ? decodeBase58(proofValue) : null;
  if (signature?.length !== 64) return "altered";
  const hash = await hashOf(document, options, canonical);
  if ("reason" in hash) return hash.reason;
  return (await isSignedByEd25519(key, signature, hash.bytes)) ? null : "altered";
}

type Hash = { bytes: Uint8Array<ArrayBuffer> } | { reason: Reason };

/** What is signed: the hash of the proof's own words, then that of the document's. */
async function hashOf(document: JsonObject, options: JsonObject, canonical: Canonical): Promise<Hash> {
  if ("reason" in canonical) return canonical;
  const own = await canonize({ "@context": document["@context"] ?? null, ...options });
  if ("reason" in own) return own;
  const hashes = await Promise.all([own.quads, canonical.quads].map(sha256));
  return { bytes: Uint8Array.from(hashes.flatMap((hash) => [...hash])) };
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
