import { isJsonObject, type Json, type JsonObject } from "../json";
import type { AddressOptions } from "./addresses";
import { isBounded, MAX_LENGTH, parseBounded } from "./boundedJson";
import { type Canonical, canonize } from "./canonical";
import { type Finding, type Findings, type Reason, resultOf } from "./checks";
import { proofProblem, verifyProof } from "./dataIntegrity";
import { resolveKey, type ResolvedKey, speaksFor } from "./did";
import type { FetchJson } from "./documents";
import { credentialProblem, issuerIdOf, listOf } from "./format";
import { isJwt, type Jwt, jwtProblem, keyOfJwt, readJwt, verifyJwt } from "./vcJwt";

/** More proofs than anybody makes: each costs a canonicalization. */
const MAX_PROOFS = 4;

export type Form = "dataIntegrity" | "jwt";

/** What a verification goes by. `now` in milliseconds. */
export type Circumstances = AddressOptions & { now: number; fetchJson: FetchJson };

/** A secured credential and what was found about it; badges and status lists alike. */
export type Secured = {
  form: Form;
  /** Null where the text holds none. */
  credential: JsonObject | null;
  knownBy: "domain" | "key" | "none";
  findings: Findings;
};

/** Reads a credential and checks its form, its terms, its signature, its issuer's key and its dates. */
export async function readSecured(source: Json, circumstances: Circumstances): Promise<Secured> {
  const text = typeof source === "string" ? source.trim() : null;
  if (text !== null && isJwt(text)) return readSecuredJwt(text, circumstances);
  const credential = text === null ? boundedObject(source) : parseBounded(text);
  const form = "dataIntegrity";
  const problem = credential === null ? "malformed" : credentialProblem(credential);
  if (credential === null || problem !== null)
    return { form, credential, knownBy: "none", findings: { format: problem ?? "malformed" } };
  const { proof, ...unsecured } = credential;
  const canonical = await canonize(unsecured);
  const terms = termsOf(canonical);
  const signed = await checkProofs({ credential, canonical }, listOf(proof), circumstances);
  const validity = validityOf(credential, circumstances.now);
  const { knownBy, signature, issuerKey } = signed;
  return { form, credential, knownBy, findings: { format: "passed", terms, signature, issuerKey, validity } };
}

async function readSecuredJwt(text: string, circumstances: Circumstances): Promise<Secured> {
  const jwt = text.length > MAX_LENGTH * 2 ? null : readJwt(text);
  const form = "jwt";
  const problem = jwt === null ? "malformed" : credentialProblem(jwt.credential);
  if (jwt === null || problem !== null)
    return {
      form,
      credential: jwt?.credential ?? null,
      knownBy: "none",
      findings: { format: problem ?? "malformed" },
    };
  const { credential } = jwt;
  const { knownBy, signature, issuerKey } = await checkJwt(text, jwt, circumstances);
  const { proof: _embedded, ...unsecured } = credential;
  const terms = termsOf(await canonize(unsecured));
  const validity = validityOf(credential, circumstances.now);
  return { form, credential, knownBy, findings: { format: "passed", terms, signature, issuerKey, validity } };
}

/** What a proof was found to be, and how its key is known. */
type Signature = { signature?: Finding; issuerKey?: Finding; knownBy: Secured["knownBy"] };

/** A credential, and what was made of it but for its proofs: once, however many there are. */
type Read = { credential: JsonObject; canonical: Canonical };

/** All proofs that we can check must be good, and there must be one; others are left to others. */
async function checkProofs(read: Read, proofs: Json[], circumstances: Circumstances): Promise<Signature> {
  if (proofs.length === 0) return { signature: "noProof", knownBy: "none" };
  if (proofs.length > MAX_PROOFS || !proofs.every(isJsonObject))
    return { signature: "malformed", knownBy: "none" };
  const found: Signature[] = [];
  for (const proof of proofs) found.push(await checkProof(read, proof as JsonObject, circumstances));
  const checkable = found.filter(({ signature }) => signature !== "unsupportedSuite");
  return (
    checkable.find((one) => !isGood(one)) ??
    checkable[0] ?? { signature: "unsupportedSuite", knownBy: "none" }
  );
}

async function checkProof(
  { credential, canonical }: Read,
  proof: JsonObject,
  circumstances: Circumstances,
): Promise<Signature> {
  const problem = proofProblem(proof, credential, circumstances.now);
  if (problem !== null) return { signature: problem, knownBy: "none" };
  const key = await resolveKey(String(proof["verificationMethod"]), circumstances.fetchJson, circumstances);
  return concluded(key, credential, (jwk) => verifyProof(credential, proof, jwk, canonical));
}

async function checkJwt(text: string, jwt: Jwt, circumstances: Circumstances): Promise<Signature> {
  const problem = jwtProblem(jwt);
  if (problem !== null) return { signature: problem, knownBy: "none" };
  const key = await keyOfJwt(jwt, circumstances.fetchJson, circumstances);
  return concluded(key, jwt.credential, (jwk) => verifyJwt(text, jwk));
}

async function concluded(
  key: ResolvedKey | { reason: Reason },
  credential: JsonObject,
  verify: (jwk: ResolvedKey["jwk"]) => Promise<Reason | null>,
): Promise<Signature> {
  // Without the key the signature stays unchecked: what is wrong is the key.
  if ("reason" in key) return { issuerKey: key.reason, knownBy: "none" };
  const signature = (await verify(key.jwk)) ?? "passed";
  const isIssuers = speaksFor(key, issuerIdOf(credential) ?? "");
  return {
    signature,
    issuerKey: isIssuers ? "passed" : "wrongController",
    knownBy: isIssuers && signature === "passed" ? key.knownBy : "none",
  };
}

function isGood({ signature, issuerKey }: Signature): boolean {
  return signature === "passed" && issuerKey === "passed";
}

function termsOf(canonical: Canonical): Finding {
  return "reason" in canonical ? canonical.reason : "passed";
}

function validityOf({ validFrom, validUntil }: JsonObject, now: number): Finding {
  if (typeof validFrom === "string" && now < Date.parse(validFrom)) return "notYetValid";
  return typeof validUntil === "string" && Date.parse(validUntil) <= now ? "expired" : "passed";
}

function boundedObject(source: Json): JsonObject | null {
  return isJsonObject(source) && isBounded(source) ? source : null;
}

/** The first thing that keeps a secured credential from being trusted; null where there is none. */
export function objectionTo({ findings }: Secured): Reason | null {
  for (const finding of Object.values(findings)) if (resultOf(finding) !== "passed") return finding as Reason;
  return null;
}
