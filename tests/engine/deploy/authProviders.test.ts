import { expect, test } from "vitest";
import { parseAuthConfig } from "../../../engine/deploy/authProviders";

const jwt = { type: "customJwt", issuer: "https://i.test", jwks: "data:,", algorithm: "ES256" };
const parse = (...providers: unknown[]) => parseAuthConfig(JSON.stringify({ providers }));

test("OIDC and custom JWT providers", () => {
  const oidc = { domain: "login.example.com", applicationID: "app", extra: 1 };
  expect(parse(oidc, jwt, { ...jwt, applicationID: "a" })).toEqual([
    { domain: "https://login.example.com", applicationID: "app" },
    { ...jwt, applicationID: null },
    { ...jwt, applicationID: "a" },
  ]);
});

test.each<[string, unknown, string, string]>([
  [
    "a misspelt applicationID",
    { domain: "https://a.test", applicationId: "x" },
    "AuthConfigNotMatchingSchemaError",
    "Provider at index 0 must have applicationID property spelled lowercase 'application', capital I, capital D.",
  ],
  [
    "an unknown type",
    { type: "saml" },
    "AuthConfigNotMatchingSchemaError",
    "Provider at index 0 has unexpected 'type' value 'saml'",
  ],
  [
    "a domain in a custom JWT",
    { ...jwt, domain: "https://a.test" },
    "AuthConfigNotMatchingSchemaError",
    "Provider at index 0 is a customJwt so cannot have a 'domain' specified",
  ],
  [
    "an issuer in OIDC",
    { issuer: "https://a.test", applicationID: "x" },
    "AuthConfigNotMatchingSchemaError",
    "Provider at index 0 is oidc so cannot have an 'issuer' specified.",
  ],
  [
    "another algorithm",
    { ...jwt, algorithm: "HS256" },
    "AuthConfigNotMatchingSchemaError",
    "unknown variant `HS256`, expected `RS256` or `ES256`",
  ],
  [
    "no applicationID",
    { domain: "https://a.test" },
    "AuthConfigNotMatchingSchemaError",
    "Provider at index 0 is missing field `applicationID`",
  ],
  [
    "a shared issuer without applicationID",
    { ...jwt, issuer: "https://api.workos.com/" },
    "InsecureConfiguration",
    "Provider at index 0 has an issuer that is shared among many applications",
  ],
  [
    "a token in the domain's place",
    { domain: "sk_live_abc", applicationID: "x" },
    "InvalidProviderDomainUrl",
    'Invalid provider domain URL "sk_live_abc": Does not look like a URL (must have a scheme or end with a top-level domain)',
  ],
  [
    "another scheme",
    { domain: "ftp://a.test", applicationID: "x" },
    "InvalidProviderDomainUrl",
    'Invalid provider domain URL "ftp://a.test": scheme should be http or https',
  ],
])("%s is refused", (_what, provider, code, message) => {
  expect(() => parse(provider)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) as string }) as Error,
  );
});

test("providers must be there", () => {
  expect(() => parseAuthConfig("{}")).toThrow(
    "auth config file must include a list of provider credentials: missing field `providers`",
  );
});
