/**
 * Why a check did not pass, and what it reads then: "failed" says something against the credential, "unknown" says
 * that it could not be found out.
 */
const RESULTS = {
  /** No JSON, too large or deep, or not in the form of a credential. */
  malformed: "failed",
  /** A verifiable credential, but no badge. */
  notABadge: "failed",
  /** Of another version than Verifiable Credentials 2.0. */
  unsupportedVersion: "unknown",
  /** A word that no context explains, so that no signature covers it. */
  unknownTerm: "failed",
  /** A context that is not on our list. */
  unknownContext: "unknown",
  noProof: "failed",
  /** The signature is not of these words by this key. */
  altered: "failed",
  unsupportedSuite: "failed",
  /** A JWT without signature, or one by a shared secret. */
  insecureAlgorithm: "failed",
  /** The proof says that it was not made to assert a credential, or the key may not. */
  wrongPurpose: "failed",
  proofExpired: "failed",
  /** The key that is named is none of its holder's. */
  wrongKey: "failed",
  /** The key is somebody else's than the issuer's. */
  wrongController: "failed",
  keyRevoked: "failed",
  keyUnreachable: "unknown",
  /** The claims of a JWT say another issuer, holder, id or date than its credential. */
  issuerMismatch: "failed",
  claimMismatch: "failed",
  expired: "failed",
  notYetValid: "failed",
  revoked: "failed",
  suspended: "failed",
  statusUnreachable: "unknown",
  unsupportedStatus: "unknown",
  statusListMalformed: "failed",
  statusListAltered: "failed",
  statusListOfAnother: "failed",
  statusListOutdated: "unknown",
  statusListTooShort: "failed",
  statusBeyondEnd: "failed",
  schemaInvalid: "failed",
  schemaUnreachable: "unknown",
  unsupportedSchema: "unknown",
} as const satisfies Record<string, "failed" | "unknown">;

export type Reason = keyof typeof RESULTS;
/** All reasons, for whoever translates them. */
export const REASONS = Object.keys(RESULTS) as readonly Reason[];

/** The checks, in the order in which they are made and shown. */
export const CHECKS = ["format", "terms", "signature", "issuerKey", "validity", "status", "schema"] as const;
export type CheckName = (typeof CHECKS)[number];
export type CheckResult = "passed" | "failed" | "unknown" | "absent";

/** One check: `absent` where there is nothing to check, as with a badge that can have no status. */
export type Check = {
  name: CheckName;
  result: CheckResult;
  reason?: Reason;
  /** When, in milliseconds since 1970. */
  at: number;
};

/** What a check found: passed, nothing to check, or why it did not pass. */
export type Finding = "passed" | "absent" | Reason;
export type Findings = Partial<Record<CheckName, Finding>>;
export type Verdict = "valid" | "invalid" | "unknown";

/** What a finding reads. */
export function resultOf(finding: Finding): CheckResult {
  return finding === "passed" || finding === "absent" ? finding : RESULTS[finding];
}

/** The findings as a complete list of checks; what was not come to is unknown. */
export function checksOf(findings: Findings, at: number): Check[] {
  return CHECKS.map((name) => {
    const finding = findings[name];
    if (finding === undefined) return { name, result: "unknown", at };
    const result = resultOf(finding);
    return finding === "passed" || finding === "absent"
      ? { name, result, at }
      : { name, result, reason: finding, at };
  });
}

/** Checks that say how well something is written, not whether it is genuine: unknown, they do not stand in the way. */
const OPTIONAL: ReadonlySet<CheckName> = new Set(["terms", "schema"]);

/** Valid only where all that matters passed; invalid as soon as one check failed. */
export function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some(({ result }) => result === "failed")) return "invalid";
  return checks.some(({ name, result }) => result === "unknown" && !OPTIONAL.has(name)) ? "unknown" : "valid";
}
