/** A provider of `auth.config.ts` whose tokens the deployment accepts. */
export type AuthProvider = OidcProvider | CustomJwtProvider;

export type OidcProvider = { type?: undefined; domain: string; applicationID: string };

/** `jwks` is a URL or a `data:` URI of the key set. */
export type CustomJwtProvider = {
  type: "customJwt";
  issuer: string;
  jwks: string;
  algorithm: "RS256" | "ES256";
  applicationID?: string | null;
};

/** The first provider with the token's issuer and, where it names one, its audience. */
export function findProvider(
  providers: readonly AuthProvider[],
  issuer: string,
  audiences: readonly string[],
): AuthProvider | undefined {
  return providers.find((provider) => {
    const application = provider.applicationID ?? null;
    if (application !== null && !audiences.includes(application)) return false;
    return sameIssuer(issuerOf(provider), issuer);
  });
}

/** Issuers are equal up to a missing `https://` and trailing slashes, on which providers disagree. */
export function sameIssuer(left: string, right: string): boolean {
  return normalizeIssuer(left) === normalizeIssuer(right);
}

/** The issuer with a scheme and without trailing slashes. */
export function normalizeIssuer(issuer: string): string {
  const withScheme = /^https?:\/\//.test(issuer) ? issuer : `https://${issuer}`;
  return withScheme.replace(/\/+$/, "");
}

/** What a developer is told when no provider fits a token. */
export function noProviderMessage(providers: readonly AuthProvider[]): string {
  if (providers.length === 0) {
    return (
      "No auth provider found matching the given token (no providers configured). " +
      "Check convex/auth.config.ts."
    );
  }
  return (
    "No auth provider found matching the given token. Check that your JWT's issuer and audience " +
    `match one of your configured providers: [${providers.map(describe).join(", ")}]`
  );
}

function issuerOf(provider: AuthProvider): string {
  return provider.type === "customJwt" ? provider.issuer : provider.domain;
}

function describe(provider: AuthProvider): string {
  return provider.type === "customJwt"
    ? `CustomJWT(issuer=${provider.issuer}, app_id=${provider.applicationID ?? "none"})`
    : `OIDC(domain=${provider.domain}, app_id=${provider.applicationID})`;
}
