import { expect, test } from "vitest";
import { checkSentence } from "../../../../app/features/certificates/public/checkWords";
import { domainOf } from "../../../../app/features/certificates/public/domainOf";
import { fileWords, filled } from "../../../../app/features/certificates/public/fileWords";
import { lastDays } from "../../../../app/features/certificates/portal/lastDays";
import { CHECKS, REASONS } from "../../../../convex/shared/openBadges/checks";
import { translator } from "../../../../convex/shared/messages/catalogue";

const t = translator("en");

test.each([
  ["did:web:academy.example", "academy.example"],
  ["did:web:localhost%3A3000", "localhost:3000"],
  ["did:web:academy.example:people:ada", "academy.example"],
  ["did:web:%E0%A4%A", null],
  ["https://academy.example/profile", "academy.example"],
  ["javascript:alert(1)", null],
  ["did:key:z6Mk", null],
  [null, null],
])("the domain of %s is %s", (issuer, domain) => {
  expect(domainOf(issuer)).toBe(domain);
});

test("every check and every reason has its sentence", () => {
  const sentences = [
    ...CHECKS.map((name) => checkSentence(t, { name, result: "passed", reason: null })),
    ...REASONS.map((reason) => checkSentence(t, { name: "status", result: "failed", reason })),
  ];
  expect(new Set(sentences).size).toBe(CHECKS.length + REASONS.length);
  expect(checkSentence(t, { name: "schema", result: "unknown", reason: null })).toBe(
    "Not looked into, since another check comes first.",
  );
  expect(checkSentence(t, { name: "schema", result: "absent", reason: null })).toBe(
    "The certificate names nothing that could be checked here.",
  );
  // A server of another version may know a reason that this one does not.
  expect(checkSentence(t, { name: "schema", result: "failed", reason: "new" })).toBe(
    "Not looked into, since another check comes first.",
  );
});

test("a page's script gets texts with places to fill", () => {
  const words = fileWords(t);
  expect(filled(words["known.domain"] ?? "", { domain: "a.example" })).toBe(
    "Whoever issued this controls a.example.",
  );
  expect(filled(words["said.done"] ?? "", { file: "{verdict}.png", verdict: "Valid" })).toBe(
    "{verdict}.png: Valid",
  );
  expect(filled("{nothing}", {})).toBe("{nothing}");
});

test("days without a view are counted as none", () => {
  const now = Date.parse("2026-03-02T23:00:00Z");
  const counts = [
    { day: "2026-01-01", count: 9 },
    { day: "2026-03-01", count: 2 },
  ];
  expect(lastDays(counts, 3, now)).toEqual([
    { day: "2026-02-28", count: 0 },
    { day: "2026-03-01", count: 2 },
    { day: "2026-03-02", count: 0 },
  ]);
});
