/** The Open Badges API 3.0, as far as a holder's programs read by it: https://www.imsglobal.org/spec/ob/v3p0/#api */
export const API_PATH = "/ims/ob/v3p0";

const SCOPES = "https://purl.imsglobal.org/spec/ob/v3p0/scope";

/** What an answer that refuses says of itself, of the standard's `imsx_codeMinorFieldValue`. */
export type CodeMinor =
  | "forbidden"
  | "invalid_query_parameter"
  | "not_allowed"
  | "not_found"
  | "server_busy"
  | "unauthorizedrequest";

/** An answer that refuses, as the standard's Imsx_StatusInfo. */
export function statusInfo(code: CodeMinor, description: string) {
  return {
    imsx_codeMajor: "failure",
    imsx_severity: "error",
    imsx_description: description,
    imsx_codeMinor: {
      imsx_codeMinorField: [{ imsx_codeMinorFieldName: "TargetEndSystem", imsx_codeMinorFieldValue: code }],
    },
  };
}

/** What a page of badges is asked for by; `since` in milliseconds since 1970. */
export type PageRequest = { limit: number; offset: number; since: number | null };

export const MAX_LIMIT = 100;

/** Reads `limit`, `offset` and `since`; or the name of the one that cannot be read. */
export function pageRequestOf(query: URLSearchParams): PageRequest | { wrong: string } {
  const limit = wholeNumber(query.get("limit"), MAX_LIMIT);
  const offset = wholeNumber(query.get("offset"), 0);
  const given = query.get("since");
  const since = given === null ? null : Date.parse(given);
  if (limit === null || limit < 1) return { wrong: "limit" };
  if (offset === null) return { wrong: "offset" };
  if (since !== null && Number.isNaN(since)) return { wrong: "since" };
  return { limit: Math.min(limit, MAX_LIMIT), offset, since };
}

/** The Link header of a page (RFC 8288): first and last one, and those beside it where there are any. */
export function linksOf(address: string, { limit, offset }: PageRequest, total: number): string {
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const pages = {
    ...(offset + limit < total && { next: offset + limit }),
    last,
    first: 0,
    ...(offset > 0 && { prev: Math.max(0, offset - limit) }),
  };
  const url = new URL(address);
  return Object.entries(pages)
    .map(([rel, at]) => {
      url.searchParams.set("limit", String(limit));
      url.searchParams.set("offset", String(at));
      return `<${url.href}>; rel="${rel}"`;
    })
    .join(", ");
}

/**
 * The Service Description Document: what of the API there is here, as OpenAPI. Tokens are made by holders
 * themselves, so that there is no authorization server to be named.
 */
export function serviceDescription(facts: { origin: string; name: string }) {
  const security = (scope: string) => [{ holderToken: [`${SCOPES}/${scope}`] }];
  const answers = (description: string) => ({
    "200": { description },
    default: { description: "The request was refused: an Imsx_StatusInfo says why." },
  });
  return {
    openapi: "3.0.1",
    info: {
      title: facts.name,
      description: "Badges that were issued here, for programs that their holders trust.",
      version: "3.0",
      "x-imssf-privacyPolicyUrl": `${facts.origin}/documents/privacy`,
      termsOfService: `${facts.origin}/documents/terms`,
    },
    servers: [{ url: `${facts.origin}${API_PATH}` }],
    paths: {
      "/credentials": {
        get: {
          operationId: "getCredentials",
          summary: "The token's holder's badges.",
          parameters: ["limit", "offset", "since"].map((name) => ({
            name,
            in: "query",
            schema: { type: name === "since" ? "string" : "integer" },
          })),
          responses: answers("A GetOpenBadgeCredentialsResponse."),
          security: security("credential.readonly"),
        },
      },
      "/profile": {
        get: {
          operationId: "getProfile",
          summary: "The token's holder.",
          responses: answers("A Profile."),
          security: security("profile.readonly"),
        },
      },
      "/discovery": {
        get: {
          operationId: "getServiceDescription",
          summary: "This document.",
          responses: answers("This document."),
        },
      },
    },
    components: {
      securitySchemes: {
        holderToken: {
          type: "http",
          scheme: "bearer",
          description:
            "A key that the holder makes on their page of certificates. It reads and changes nothing.",
        },
      },
    },
  };
}

function wholeNumber(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
