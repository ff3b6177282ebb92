import { Refusal } from "../reply";

export type Jwk = Record<string, unknown>;

export type JwkExpectation = {
  kty: string;
  /** What `use` must be, if the key has one. */
  use: "sig" | "enc";
  /** What `alg` may be, if the key has one and this is given. */
  alg?: readonly string[];
};

const dataError = (message: string): Refusal => new Refusal("DataError", message);

/** The members of a JWK to import. Throws a DataError if they contradict how the key is imported. */
export function checkJwk(
  jwk: unknown,
  expected: JwkExpectation,
  extractable: boolean,
  usages: readonly string[],
): Jwk {
  if (typeof jwk !== "object" || jwk === null) throw new TypeError('wrong keyData for format "jwk"');
  const { kty, use, key_ops: operations, ext, alg } = jwk as Jwk;
  if (kty !== expected.kty) throw dataError(`JWK "kty" must be "${expected.kty}"`);
  if (usages.length > 0 && use !== undefined && use !== expected.use) {
    throw dataError(`JWK "use" must be "${expected.use}"`);
  }
  if (operations !== undefined) {
    if (!Array.isArray(operations)) throw dataError('JWK "key_ops" must be an array');
    const missing = usages.find((usage) => !operations.includes(usage));
    if (missing !== undefined) throw dataError(`JWK "key_ops" does not contain ${missing}`);
  }
  if (ext === false && extractable) throw dataError('JWK "ext" must be true');
  if (alg !== undefined && expected.alg !== undefined && !expected.alg.includes(String(alg))) {
    throw dataError(`JWK "alg" must be ${expected.alg.map((each) => `"${each}"`).join(" or ")}`);
  }
  return jwk as Jwk;
}

/** The bytes of a JWK's `k`. */
export function secretOf(jwk: Jwk): Uint8Array {
  const { k } = jwk;
  if (typeof k !== "string" || !/^[\w-]*={0,2}$/.test(k)) throw dataError("invalid key data");
  return Buffer.from(k, "base64url");
}
