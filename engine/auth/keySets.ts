import { type JSONWebKeySet, createLocalJWKSet, errors } from "jose";
import { HttpError, badRequest, unauthenticated } from "../http/httpError";

/** Finds the public key of a token, as `jose.compactVerify` wants it. */
export type KeyResolver = ReturnType<typeof createLocalJWKSet>;

type CachedKeys = { resolver: KeyResolver; issuer: string | null; fetchedAt: number };

export type KeySetOptions = {
  /** Clock in ms since the epoch. */
  now?: () => number;
  /** How old keys may be before they are fetched again, in ms. */
  maxAgeMs?: number;
  /** How soon an unknown key id may cause another fetch, in ms. */
  minIntervalMs?: number;
  timeoutMs?: number;
};

const MAX_DOCUMENT_BYTES = 1 << 20;

/**
 * Public keys of the providers, fetched when needed and kept. A key id that is not in a cached set
 * causes one more fetch, at most one in `minIntervalMs`; if a provider cannot be reached, the keys
 * it last gave stay in use.
 */
export class KeySets {
  private readonly cached = new Map<string, CachedKeys>();
  private readonly loading = new Map<string, Promise<CachedKeys>>();
  private readonly now: () => number;
  private readonly maxAgeMs: number;
  private readonly minIntervalMs: number;
  private readonly timeoutMs: number;

  constructor(options: KeySetOptions = {}) {
    this.now = options.now ?? Date.now;
    this.maxAgeMs = options.maxAgeMs ?? 10 * 60_000;
    this.minIntervalMs = options.minIntervalMs ?? 30_000;
    this.timeoutMs = options.timeoutMs ?? 10_000;
  }

  /** Keys at a JWKS URL or in a `data:` URI. Throws `HttpError` 401 if they cannot be had. */
  fromJwks(uri: string): Promise<CachedKeys> {
    return this.get(`jwks ${uri}`, async () => ({
      resolver: await this.fetchKeys(uri),
      issuer: null,
      fetchedAt: this.now(),
    }));
  }

  /** Keys of an OpenID provider, by discovery at `issuer`. Throws `HttpError` if that fails. */
  fromDiscovery(issuer: string): Promise<CachedKeys> {
    return this.get(`oidc ${issuer}`, async () => {
      const document = await this.discover(issuer);
      return {
        resolver: await this.fetchKeys(document.jwks_uri),
        issuer: document.issuer,
        fetchedAt: this.now(),
      };
    });
  }

  /** The keys again, newly fetched unless the last fetch was just now; null in that case. */
  async refreshed(uri: string, kind: "jwks" | "oidc"): Promise<CachedKeys | null> {
    const key = `${kind} ${uri}`;
    const known = this.cached.get(key);
    if (known !== undefined && this.now() - known.fetchedAt < this.minIntervalMs) return null;
    this.cached.delete(key);
    const fresh = kind === "jwks" ? this.fromJwks(uri) : this.fromDiscovery(uri);
    return fresh.catch((error: unknown) => {
      if (known === undefined) throw error;
      this.cached.set(key, { ...known, fetchedAt: this.now() });
      return null;
    });
  }

  private get(key: string, load: () => Promise<CachedKeys>): Promise<CachedKeys> {
    const known = this.cached.get(key);
    if (known !== undefined && this.now() - known.fetchedAt < this.maxAgeMs) {
      return Promise.resolve(known);
    }
    const running = this.loading.get(key);
    if (running !== undefined) return running;
    const promise = load()
      .catch((error: unknown) => {
        if (known === undefined) throw error;
        return { ...known, fetchedAt: this.now() };
      })
      .then((keys) => {
        this.cached.set(key, keys);
        return keys;
      })
      .finally(() => this.loading.delete(key));
    this.loading.set(key, promise);
    return promise;
  }

  private async discover(issuer: string): Promise<{ issuer: string; jwks_uri: string }> {
    const failed = `Auth provider discovery of ${issuer} failed`;
    let response: Response;
    let body: string;
    try {
      response = await this.request(`${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`);
      body = await readLimited(response);
    } catch {
      throw badRequest("AuthProviderDiscoveryFailed", failed);
    }
    if (!response.ok) {
      const status = response.status >= 500 ? 503 : 400;
      const detail = `${failed}: ${response.status} ${body.slice(0, 200)}`;
      throw new HttpError(status, "AuthProviderDiscoveryFailed", detail);
    }
    const document = parseObject(body);
    if (typeof document?.issuer !== "string" || typeof document.jwks_uri !== "string") {
      throw badRequest("AuthProviderDiscoveryFailed", failed);
    }
    return { issuer: document.issuer, jwks_uri: document.jwks_uri };
  }

  private async fetchKeys(uri: string): Promise<KeyResolver> {
    const body = uri.startsWith("data:") ? await readDataUri(uri) : await this.fetchJwks(uri);
    try {
      return createLocalJWKSet(parseObject(body) as unknown as JSONWebKeySet);
    } catch (error) {
      if (!(error instanceof errors.JWKSInvalid)) throw error;
      throw refused(
        `Invalid JWKS response body from '${uri}'. The response is not valid JSON or doesn't ` +
          "match the expected JWKS format.",
      );
    }
  }

  private async fetchJwks(uri: string): Promise<string> {
    const hint = "Check that the URL is correct and accessible.";
    let response: Response;
    try {
      response = await this.request(uri);
    } catch (error) {
      throw refused(`Could not fetch JWKS from URL '${uri}': ${String(error)}. ${hint}`);
    }
    if (response.status !== 200) {
      const status = `HTTP ${response.status} ${response.statusText}`;
      throw refused(`Could not fetch JWKS from URL '${uri}': ${status}. ${hint}`);
    }
    const contentType = response.headers.get("content-type") ?? "unknown";
    const essence = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
    if (essence !== "application/json" && essence !== "application/jwk-set+json") {
      throw refused(
        `Invalid Content-Type '${contentType}' when fetching JWKS from '${uri}'. Expected ` +
          "'application/json' or 'application/jwk-set+json'.",
      );
    }
    return readLimited(response);
  }

  private request(url: string): Promise<Response> {
    return fetch(url, {
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(this.timeoutMs),
    });
  }
}

async function readDataUri(uri: string): Promise<string> {
  try {
    return await (await fetch(uri)).text();
  } catch {
    throw refused(
      "Invalid JWKS data URL. Check that the data URL is properly formatted and contains valid " +
        "base64-encoded JSON.",
    );
  }
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_DOCUMENT_BYTES) throw refused("The auth provider's answer is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function refused(message: string): HttpError {
  return unauthenticated("InvalidAuthHeader", message);
}
