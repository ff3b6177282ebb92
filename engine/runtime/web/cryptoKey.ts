import { releaseWith } from "./host";
import { enumerable } from "./webidl";

/** A key as the host describes it: the key itself stays there, under `handle`. */
export type KeyInfo = {
  handle: number;
  type: "secret" | "private" | "public";
  extractable: boolean;
  algorithm: Record<string, unknown>;
  usages: string[];
};

const CONSTRUCT = Symbol("construct");

/** The host's handle of a key. Throws a TypeError for what is no CryptoKey. Filled in by the class. */
export let handleOf: (key: unknown) => number;

export class CryptoKey {
  readonly #info: KeyInfo;

  static {
    handleOf = (key) => {
      if (typeof key !== "object" || key === null || !(#info in key))
        throw new TypeError("not of type CryptoKey");
      return key.#info.handle;
    };
  }

  constructor(key?: symbol, info?: KeyInfo) {
    if (key !== CONSTRUCT || info === undefined) throw new TypeError("Illegal constructor");
    this.#info = info;
  }

  get type(): string {
    return this.#info.type;
  }
  get extractable(): boolean {
    return this.#info.extractable;
  }
  get algorithm(): Record<string, unknown> {
    return this.#info.algorithm;
  }
  get usages(): string[] {
    return this.#info.usages;
  }

  get [Symbol.toStringTag](): string {
    return "CryptoKey";
  }
}

/** The CryptoKey of a key that the host now keeps. The host lets go of it when it is collected. */
export function makeKey(info: KeyInfo): CryptoKey {
  const { publicExponent } = info.algorithm;
  const algorithm = Array.isArray(publicExponent)
    ? { ...info.algorithm, publicExponent: new Uint8Array(publicExponent as number[]) }
    : info.algorithm;
  const key = new CryptoKey(CONSTRUCT, { ...info, algorithm });
  releaseWith(key, "subtle.release", info.handle);
  return key;
}

enumerable(CryptoKey.prototype, "type", "extractable", "algorithm", "usages");
