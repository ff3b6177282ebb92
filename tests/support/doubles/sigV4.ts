import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** A request as AWS's signature version 4 sees it. */
export type SignedRequest = {
  method: string;
  /** As it stands in the request line, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
};

export type Keys = { accessKeyId: string; secretAccessKey: string; region: string; service: string };

/** How a request is signed: what it claims, before it is checked. */
export type Claims = {
  credential: string;
  date: string;
  signedHeaders: string[];
  signature: string;
  /** Seconds; only of addresses. */
  expires: number | null;
};

/** What a request claims by its header or its query; null where it is not signed. */
export function claimsOf({ query, headers }: SignedRequest): Claims | null {
  if (query.get("X-Amz-Algorithm") === "AWS4-HMAC-SHA256")
    return {
      credential: query.get("X-Amz-Credential") ?? "",
      date: query.get("X-Amz-Date") ?? "",
      signedHeaders: (query.get("X-Amz-SignedHeaders") ?? "").split(";"),
      signature: query.get("X-Amz-Signature") ?? "",
      expires: Number(query.get("X-Amz-Expires")),
    };
  const header = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/;
  const [, credential, signed, signature] = header.exec(headers["authorization"] ?? "") ?? [];
  if (credential === undefined || signed === undefined || signature === undefined) return null;
  const date = headers["x-amz-date"] ?? "";
  return { credential, date, signedHeaders: signed.split(";"), signature, expires: null };
}

/** The signature that a request with such claims must have, written from AWS's description of version 4. */
export function signatureOf(request: SignedRequest, claims: Claims, keys: Keys): string {
  const day = claims.date.slice(0, 8);
  const scope = [day, keys.region, keys.service, "aws4_request"].join("/");
  const text = ["AWS4-HMAC-SHA256", claims.date, scope, sha256(canonicalRequest(request, claims))].join("\n");
  const key = [day, keys.region, keys.service, "aws4_request"].reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    Buffer.from(`AWS4${keys.secretAccessKey}`),
  );
  return hmac(key, text).toString("hex");
}

/** Whether a request bears the signature of the holder of these keys, for this service and region. */
export function isSignedBy(request: SignedRequest, claims: Claims, keys: Keys): boolean {
  const scope = [claims.date.slice(0, 8), keys.region, keys.service, "aws4_request"].join("/");
  if (claims.credential !== `${keys.accessKeyId}/${scope}`) return false;
  if (!claims.signedHeaders.includes("host")) return false;
  const [expected, found] = [signatureOf(request, claims, keys), claims.signature];
  return expected.length === found.length && timingSafeEqual(Buffer.from(expected), Buffer.from(found));
}

function canonicalRequest(
  { method, path, query, headers }: SignedRequest,
  { signedHeaders, expires }: Claims,
): string {
  const parameters = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]): [string, string] => [encoded(name), encoded(value)])
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}\n`);
  return [
    method,
    path
      .split("/")
      .map((part) => encoded(decodeURIComponent(part)))
      .join("/"),
    parameters.map(([name, value]) => `${name}=${value}`).join("&"),
    lines.join(""),
    signedHeaders.join(";"),
    expires === null ? (headers["x-amz-content-sha256"] ?? "") : "UNSIGNED-PAYLOAD",
  ].join("\n");
}

/** All but letters, digits and "-._~" (RFC 3986). */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
