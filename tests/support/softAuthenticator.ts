import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { isoBase64URL, isoCBOR, isoUint8Array } from "@simplewebauthn/server/helpers";

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

type Bytes = ReturnType<typeof isoUint8Array.concat>;

/** What a test may make an authenticator or a browser do wrong. */
export type Mischief = {
  /** The page's origin, as the browser would say it. */
  origin?: string;
  rpId?: string;
  type?: string;
  counter?: number;
  userVerified?: boolean;
  userHandle?: string;
};

/** An authenticator with one resident key, ES256, without attestation (WebAuthn Level 3). */
export class SoftAuthenticator {
  private userHandle = "";
  private counter = 0;

  private constructor(
    private readonly keys: CryptoKeyPair,
    readonly credentialId: string,
  ) {}

  static async make(): Promise<SoftAuthenticator> {
    const algorithm = { name: "ECDSA", namedCurve: "P-256" };
    const keys = (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
    return new SoftAuthenticator(keys, isoBase64URL.fromBuffer(crypto.getRandomValues(new Uint8Array(32))));
  }

  /** Answers `navigator.credentials.create` of a page. */
  async create(
    { challenge, rp, user }: PublicKeyCredentialCreationOptionsJSON,
    origin: string,
    mischief: Mischief = {},
  ): Promise<RegistrationResponseJSON> {
    this.userHandle = user.id;
    const id = isoBase64URL.toBuffer(this.credentialId);
    const length = new Uint8Array([id.length >> 8, id.length & 0xff]);
    const key = await this.coseKey();
    const head = await authenticatorData(mischief.rpId ?? rp.id!, HAS_CREDENTIAL | flags(mischief), 0);
    const authData = isoUint8Array.concat([head, new Uint8Array(16), length, id, key]);
    const attestation = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]);
    const type = mischief.type ?? "webauthn.create";
    return {
      ...this.credential(),
      response: {
        clientDataJSON: clientData(type, challenge, mischief.origin ?? origin),
        attestationObject: isoBase64URL.fromBuffer(isoCBOR.encode(attestation as never)),
        transports: ["internal"],
      },
    };
  }

  /** Answers `navigator.credentials.get` of a page. */
  async get(
    { challenge, rpId }: PublicKeyCredentialRequestOptionsJSON,
    origin: string,
    mischief: Mischief = {},
  ): Promise<AuthenticationResponseJSON> {
    this.counter = mischief.counter ?? this.counter + 1;
    const authData = await authenticatorData(mischief.rpId ?? rpId!, flags(mischief), this.counter);
    const clientDataJSON = clientData(mischief.type ?? "webauthn.get", challenge, mischief.origin ?? origin);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", isoBase64URL.toBuffer(clientDataJSON)));
    const algorithm = { name: "ECDSA", hash: "SHA-256" };
    const signed = isoUint8Array.concat([authData, hash]);
    const raw = new Uint8Array(await crypto.subtle.sign(algorithm, this.keys.privateKey, signed));
    return {
      ...this.credential(),
      response: {
        clientDataJSON,
        authenticatorData: isoBase64URL.fromBuffer(authData),
        signature: isoBase64URL.fromBuffer(derSignature(raw)),
        userHandle: mischief.userHandle ?? this.userHandle,
      },
    };
  }

  private credential() {
    const { credentialId: id } = this;
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };
  }

  private async coseKey(): Promise<Bytes> {
    const { x, y } = await crypto.subtle.exportKey("jwk", this.keys.publicKey);
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, isoBase64URL.toBuffer(x!)],
      [-3, isoBase64URL.toBuffer(y!)],
    ]);
    return isoCBOR.encode(key as never);
  }
}

function flags({ userVerified = true }: Mischief): number {
  return USER_PRESENT | (userVerified ? USER_VERIFIED : 0);
}

async function authenticatorData(rpId: string, bits: number, counter: number): Promise<Bytes> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(rpId));
  const count = new Uint8Array(4);
  new DataView(count.buffer).setUint32(0, counter);
  return isoUint8Array.concat([new Uint8Array(hash), new Uint8Array([bits]), count]);
}

function clientData(type: string, challenge: string, origin: string): string {
  return isoBase64URL.fromUTF8String(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** The two numbers of a signature as ASN.1 writes them, which is WebAuthn's form. */
function derSignature(raw: Uint8Array): Bytes {
  const numbers = [derInteger(raw.slice(0, 32)), derInteger(raw.slice(32))];
  const length = numbers[0]!.length + numbers[1]!.length;
  return isoUint8Array.concat([new Uint8Array([0x30, length]), ...numbers]);
}

function derInteger(bytes: Uint8Array): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.slice(first);
  const sign = digits[0]! > 0x7f ? [0] : [];
  return isoUint8Array.concat([
    new Uint8Array([0x02, digits.length + sign.length, ...sign]),
    digits,
  ] as never);
}
