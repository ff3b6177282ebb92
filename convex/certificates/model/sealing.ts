const NONCE_BYTES = 12;

/** The master key is none, or not the one that something was sealed with. */
export class SealingFault extends Error {
  constructor(
    readonly problem: "masterKey" | "sealedKeys",
    message: string,
  ) {
    super(message);
    this.name = "SealingFault";
  }
}

/** Whether a setting is a master key: 32 bytes as base64. */
export function isMasterKey(setting: string | undefined): setting is string {
  return masterBytes(setting) !== null;
}

/**
 * Seals a secret with AES-256-GCM. `context` is bound to it: what was sealed for one thing does not open for another.
 * @param master 32 bytes as base64
 * @returns nonce and sealed bytes, base64
 * @throws SealingFault for a master key that is none
 */
export async function seal(secret: string, context: string, master: string | undefined): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const data = new TextEncoder().encode(secret);
  const sealed = await crypto.subtle.encrypt(
    parameters(nonce, context),
    await keyOf(master, "encrypt"),
    data,
  );
  return base64([...nonce, ...new Uint8Array(sealed)]);
}

/** Opens what `seal` gave, with any of the master keys. @throws SealingFault where none opens it */
export async function unseal(
  sealed: string,
  context: string,
  masters: readonly (string | undefined)[],
): Promise<string> {
  const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0));
  const [nonce, data] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
  const usable = masters.filter(isMasterKey);
  if (usable.length === 0) await keyOf(masters[0], "decrypt");
  for (const master of usable) {
    const key = await keyOf(master, "decrypt");
    const opened = await crypto.subtle.decrypt(parameters(nonce, context), key, data).catch(() => null);
    if (opened !== null) return new TextDecoder().decode(opened);
  }
  throw new SealingFault(
    "sealedKeys",
    "The keys of credentials were sealed with another CREDENTIAL_MASTER_KEY.",
  );
}

function parameters(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(context) };
}

function keyOf(master: string | undefined, usage: KeyUsage): Promise<CryptoKey> {
  const bytes = masterBytes(master);
  if (bytes === null)
    throw new SealingFault("masterKey", "CREDENTIAL_MASTER_KEY must be set to 32 random bytes as base64.");
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, [usage]);
}

function masterBytes(setting: string | undefined): Uint8Array<ArrayBuffer> | null {
  if (setting === undefined || !/^[\w+/-]{43}=?$/.test(setting)) return null;
  const text = atob(setting.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function base64(bytes: readonly number[]): string {
  return btoa(String.fromCharCode(...bytes));
}
