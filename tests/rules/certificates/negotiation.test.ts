import { describe, expect, test } from "vitest";
import { credentialPathOf } from "../../../convex/certificates/rules/credentialPaths";
import { CREDENTIAL_OFFERS, negotiate } from "../../../convex/certificates/rules/negotiation";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

test.each([
  [null, "application/vc+ld+json"],
  ["", "application/vc+ld+json"],
  ["*/*", "application/vc+ld+json"],
  [BROWSER, "text/html"],
  ["application/json", "application/json"],
  ["application/vc", "application/vc"],
  ['application/ld+json; profile="x"', "application/ld+json"],
  ["APPLICATION/VC+JWT", "application/vc+jwt"],
  ["application/jwt, application/json;q=0.5", "application/jwt"],
  ["application/json;q=0.5, application/jwt;q=0.6", "application/jwt"],
  ["image/*", "image/png"],
  ["image/*, image/png;q=0", "image/svg+xml"],
  ["text/html;q=0, */*", "application/vc+ld+json"],
  ["application/pdf", "application/pdf"],
  ["text/csv", null],
  ["*/*;q=0", null],
  ["application/json;q=7", null],
])("who accepts %j gets %j", (accept, type) => {
  expect(negotiate(accept, CREDENTIAL_OFFERS)?.type ?? null).toBe(type);
});

describe("a path below the API", () => {
  const ID = "AAAAAAAAAAAAAAAAAAAAAA";
  test.each([
    [ID, { what: "credential", publicId: ID, form: null }],
    [`${ID}.pdf`, { what: "credential", publicId: ID, form: "pdf" }],
    [`${ID}.jwt`, { what: "credential", publicId: ID, form: "jwt" }],
    [`${ID}?format=png`, { what: "credential", publicId: ID, form: "png" }],
    [`${ID}?format=exe`, null],
    [`${ID}.exe`, null],
    [`${ID}/share.png`, { what: "share", publicId: ID }],
    [`${ID}/exchange`, { what: "exchange", publicId: ID }],
    [`${ID}.pdf/exchange`, null],
    [`${ID}/other`, null],
    ["short", null],
    ["", null],
  ])("%j is read as %j", (rest, path) => {
    expect(credentialPathOf(new URL(`https://acme.test/api/v1/credentials/${rest}`))).toEqual(path);
  });
});
