import type { Json, JsonObject } from "../json";
import type { AddressOptions } from "./addresses";
import { type Check, checksOf, type Findings, type Verdict, verdictOf } from "./checks";
import { documentsBy, type FetchJson } from "./documents";
import { badgeProblem, issuerIdOf } from "./format";
import { schemaFinding } from "./schema";
import { type Circumstances, type Form, readSecured } from "./secured";
import { statusOf } from "./status";

/** What a verification found. The verdict follows from the checks. */
export type Verification = {
  verdict: Verdict;
  form: Form;
  /** What was verified; null where the text holds no credential. */
  credential: JsonObject | null;
  /** `knownBy`: a domain vouches for the key; only the key for itself; or it is not known whose the badge is. */
  issuer: { id: string | null; knownBy: "domain" | "key" | "none" };
  /** One of each name, in order. */
  checks: Check[];
};

export type VerificationOptions = AddressOptions & {
  /** Milliseconds since 1970. */
  now: number;
  /** Without it, offline: what needs the network is unknown. Throws `Unreachable` where something cannot be had. */
  fetchJson?: FetchJson;
  /** Documents that need not be asked for, by address: one's own, or those kept for being offline. */
  trusted?: ReadonlyMap<string, Json>;
};

/**
 * Verifies an Open Badges 3.0 credential: JSON with a Data Integrity proof (`eddsa-rdfc-2022`), or a VC-JWT, as text
 * or as object. Never throws for what it is given: a text that is no credential is "malformed".
 */
export async function verify(source: Json, options: VerificationOptions): Promise<Verification> {
  const { now, fetchJson, trusted, loopbackHttp = false } = options;
  const circumstances = { now, loopbackHttp, fetchJson: documentsBy(fetchJson, trusted) };
  const { form, credential, knownBy, findings } = await readSecured(source, circumstances);
  const complete = credential === null ? findings : await badgeFindings(credential, findings, circumstances);
  const checks = checksOf(complete, now);
  const id = credential === null ? null : issuerIdOf(credential);
  return { verdict: verdictOf(checks), form, credential, issuer: { id, knownBy }, checks };
}

/** Asks for status and schema where the signature stands: what is not signed should not make us ask anybody. */
async function badgeFindings(
  credential: JsonObject,
  findings: Findings,
  circumstances: Circumstances,
): Promise<Findings> {
  if (findings.format !== "passed") return findings;
  const format = badgeProblem(credential);
  if (format !== null) return { ...findings, format };
  if (findings.signature !== "passed" || findings.issuerKey !== "passed") return findings;
  const status = await statusOf(credential, circumstances);
  const schema = await schemaFinding(credential, circumstances.fetchJson);
  return { ...findings, status, schema };
}
