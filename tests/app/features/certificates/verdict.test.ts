import { expect, test } from "vitest";
import {
  type Checked,
  type NoChecks,
  pageVerdict,
  type PageVerdict,
  type ShownPage,
} from "../../../../app/features/certificates/public/verdict";

const NAMES = ["format", "terms", "signature", "issuerKey", "validity", "status", "schema"] as const;

/** Checks that passed, but for what is said otherwise. */
function checked(
  verdict: Checked["verdict"],
  others: Partial<Record<(typeof NAMES)[number], ["failed" | "unknown", string | null]>> = {},
): Checked {
  return {
    verdict,
    form: "dataIntegrity",
    knownBy: "domain",
    facts: {
      ...{ id: null, name: null, description: null, holder: null, validFrom: null, validUntil: null },
      issuer: { id: null, name: null, url: null },
    },
    checks: NAMES.map((name) => {
      const [result, reason] = others[name] ?? ["passed" as const, null];
      return { name, result, reason, at: 0 };
    }),
  };
}

const genuine = checked("valid");
const altered = checked("invalid", { signature: ["failed", "altered"] });
const revoked = checked("invalid", { status: ["failed", "revoked"] });

const CASES: [ShownPage["standing"], Checked | NoChecks, PageVerdict][] = [
  ["valid", genuine, "valid"],
  ["valid", checked("valid", { schema: ["unknown", "schemaUnreachable"] }), "valid"],
  ["valid", checked("unknown", { status: ["unknown", "statusUnreachable"] }), "unchecked"],
  ["valid", "busy", "unchecked"],
  ["valid", "hidden", "valid"],
  ["valid", altered, "invalid"],
  // Revoked while it was looked at: what the checks say is newer.
  ["valid", revoked, "invalid"],
  ["revoked", revoked, "revoked"],
  ["revoked", "busy", "revoked"],
  ["revoked", altered, "invalid"],
  ["superseded", revoked, "superseded"],
  ["expired", checked("invalid", { validity: ["failed", "expired"] }), "expired"],
  ["notYetValid", checked("invalid", { validity: ["failed", "notYetValid"] }), "notYetValid"],
  ["expired", checked("invalid", { issuerKey: ["failed", "keyRevoked"] }), "invalid"],
];

test.each(CASES)("of %s with checks %#: %s", (standing, checks, expected) => {
  expect(pageVerdict(standing, checks)).toBe(expected);
});
