import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, type JWK, SignJWT, exportJWK, generateKeyPair } from "jose";

type Algorithm = "RS256" | "ES256" | "EdDSA";
type SigningKey = { kid: string; algorithm: Algorithm; privateKey: CryptoKey; publicJwk: JWK };

/** An OpenID provider on loopback: discovery, a key set that can change, and tokens. */
export type OidcProvider = {
  issuer: string;
  jwksUrl: string;
  /** Requests answered so far, by path. */
  requests: Record<string, number>;
  /** Makes the provider answer everything with this status; 200 is normal. */
  status: number;
  contentType: string;
  /** Replaces the keys; returns the new one, which signs from now on. */
  rotate(algorithm?: Algorithm): Promise<SigningKey>;
  /** A token for `sub` "user1" and `aud` "app", valid for an hour unless the claims say otherwise. */
  sign(claims?: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  jwks(): { keys: JWK[] };
  stop(): Promise<void>;
};

export async function startOidcProvider(algorithm: Algorithm = "RS256"): Promise<OidcProvider> {
  let key = await createKey(1, algorithm);
  let keys = 1;
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    provider.requests[path] = (provider.requests[path] ?? 0) + 1;
    response.writeHead(provider.status, { "Content-Type": provider.contentType });
    const body = path === "/jwks" ? provider.jwks() : { issuer: provider.issuer, jwks_uri: provider.jwksUrl };
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: OidcProvider = {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    requests: {},
    status: 200,
    contentType: "application/json",
    jwks: () => ({ keys: [key.publicJwk] }),
    async rotate(next = algorithm) {
      key = await createKey(++keys, next);
      return key;
    },
    sign(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: issuer, sub: "user1", aud: "app", iat: now, exp: now + 3600, ...claims };
      return new SignJWT(payload)
        .setProtectedHeader({ alg: key.algorithm, kid: key.kid, ...header })
        .sign(key.privateKey);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}

const made = new Map<string, Promise<SigningKey>>();

/** Keys are made once for all providers of a test file: RSA takes long. */
function createKey(number: number, algorithm: Algorithm): Promise<SigningKey> {
  const id = `${number} ${algorithm}`;
  const key = made.get(id) ?? generateKey(number, algorithm);
  made.set(id, key);
  return key;
}

async function generateKey(number: number, algorithm: Algorithm): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const kid = `key${number}`;
  return {
    kid,
    algorithm,
    privateKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: "sig" },
  };
}
