import type { AuthProvider } from "../auth/providers";
import { DeployError } from "./deployError";

const DOCS = "To learn more, see the auth documentation at https://docs.convex.dev/auth.";

export function missingAuthExport(): DeployError {
  return new DeployError(
    "AuthConfigMissingExportError",
    `auth config file is missing default export. ${DOCS}`,
  );
}

function mismatch(problem: string): DeployError {
  return new DeployError(
    "AuthConfigNotMatchingSchemaError",
    `auth config file must include a list of provider credentials: ${problem}`,
  );
}

type Fields = Record<string, unknown>;

/**
 * The default export of `auth.config.ts` as JSON text, checked.
 * @throws DeployError naming the provider by its index
 */
export function parseAuthConfig(json: string): AuthProvider[] {
  const config: unknown = JSON.parse(json);
  if (!isObject(config) || !("providers" in config)) throw mismatch("missing field `providers`");
  if (!Array.isArray(config["providers"])) throw mismatch("`providers` must be an array");
  return config["providers"].map((provider: unknown, index) => {
    if (!isObject(provider)) throw mismatch(`Provider at index ${index} must be an object`);
    checkConfusions(provider, index);
    return provider["type"] === "customJwt" ? customJwt(provider, index) : oidc(provider, index);
  });
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkConfusions(provider: Fields, index: number): void {
  const type = provider["type"] ?? "oidc";
  if ("applicationId" in provider || "applicationid" in provider) {
    throw mismatch(
      `Provider at index ${index} must have applicationID property spelled lowercase 'application', capital I, capital D.`,
    );
  }
  if (type !== "customJwt" && type !== "oidc") {
    throw mismatch(`Provider at index ${index} has unexpected 'type' value '${String(type)}'`);
  }
  if (type === "customJwt" && "domain" in provider) {
    throw mismatch(`Provider at index ${index} is a customJwt so cannot have a 'domain' specified`);
  }
  if (type === "oidc" && "issuer" in provider) {
    throw mismatch(`Provider at index ${index} is oidc so cannot have an 'issuer' specified.`);
  }
  const issuer = provider["issuer"];
  const shared = typeof issuer === "string" && issuer.replace(/\/$/, "") === "https://api.workos.com";
  if (shared && !("applicationID" in provider)) {
    throw new DeployError(
      "InsecureConfiguration",
      `This auth configuration appears potentially insecure: Provider at index ${index} has an issuer that is shared among many applications, so must to specify an ApplicationID to check against an \`aud\` field of a JWT.`,
    );
  }
}

function customJwt(provider: Fields, index: number): AuthProvider {
  const applicationID = provider["applicationID"] ?? null;
  if (applicationID !== null && typeof applicationID !== "string") {
    throw mismatch(`Provider at index ${index} has an \`applicationID\` that is not a string`);
  }
  const algorithm = text(provider, "algorithm", index);
  if (algorithm !== "RS256" && algorithm !== "ES256") {
    throw mismatch(`unknown variant \`${algorithm}\`, expected \`RS256\` or \`ES256\``);
  }
  return {
    type: "customJwt",
    applicationID,
    issuer: issuerUrl(text(provider, "issuer", index)),
    jwks: text(provider, "jwks", index),
    algorithm,
  };
}

function oidc(provider: Fields, index: number): AuthProvider {
  const applicationID = text(provider, "applicationID", index);
  return { applicationID, domain: issuerUrl(text(provider, "domain", index)) };
}

function text(provider: Fields, field: string, index: number): string {
  const value = provider[field];
  if (typeof value !== "string") throw mismatch(`Provider at index ${index} is missing field \`${field}\``);
  return value;
}

/** An issuer may be written without its scheme when it looks like a host name. */
function issuerUrl(original: string): string {
  const refuse = (problem: string): DeployError =>
    new DeployError("InvalidProviderDomainUrl", `Invalid provider domain URL "${original}": ${problem}`);
  if (original.startsWith('"')) throw refuse('starts with a double quote (")');
  const hasScheme = /^\w+:\/\//.test(original);
  const url = hasScheme ? original : `https://${original}`;
  if (!URL.canParse(url)) throw refuse("not a URL");
  const parsed = new URL(url);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:")
    throw refuse("scheme should be http or https");
  const isHost = parsed.hostname === "localhost" || /\.[a-z]{2,}$/i.test(parsed.hostname);
  if (!hasScheme && !isHost) {
    throw refuse("Does not look like a URL (must have a scheme or end with a top-level domain)");
  }
  return url;
}
