import { expect, test } from "vitest";
import { foreignFactsOf } from "../../../convex/certificates/rules/foreignFacts";
import type { Json } from "../../../convex/shared/json";

const NOTHING = {
  ...{ id: null, name: null, description: null, holder: null, validFrom: null, validUntil: null },
  issuer: { id: null, name: null, url: null },
};

test.each<[string, Json, object]>([
  ["nothing", null, NOTHING],
  ["a list", [], NOTHING],
  ["fields of other kinds", { id: 1, name: {}, issuer: [], credentialSubject: "x" }, NOTHING],
  [
    "a badge",
    {
      id: "urn:uuid:1",
      issuer: { id: "did:web:a.example", name: "A", url: "https://a.example" },
      validFrom: "2026-01-01T00:00:00Z",
      validUntil: "2027-01-01T00:00:00Z",
      credentialSubject: {
        identifier: [{ identityType: "name", hashed: false, identityHash: "Ada" }],
        achievement: { name: "Listening", description: "Hears" },
      },
    },
    {
      ...{ id: "urn:uuid:1", name: "Listening", description: "Hears", holder: "Ada" },
      ...{ validFrom: "2026-01-01T00:00:00Z", validUntil: "2027-01-01T00:00:00Z" },
      issuer: { id: "did:web:a.example", name: "A", url: "https://a.example" },
    },
  ],
  [
    "one of Verifiable Credentials 1.1, its issuer an address",
    { issuer: "https://a.example/i", issuanceDate: "2020-01-01", expirationDate: "2021-01-01", name: "Old" },
    {
      ...NOTHING,
      ...{ name: "Old", validFrom: "2020-01-01", validUntil: "2021-01-01" },
      issuer: { id: "https://a.example/i", name: null, url: null },
    },
  ],
  ["an issuer whose address is a script", { issuer: { url: "javascript:alert(1)" } }, NOTHING],
  ["a name that fills a book", { name: "x".repeat(5_000) }, { ...NOTHING, name: `${"x".repeat(1_000)}…` }],
])("what %s says of itself", (_, credential, facts) => {
  expect(foreignFactsOf(credential)).toEqual(facts);
});
