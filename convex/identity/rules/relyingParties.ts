/** Where passkeys are made and used: WebAuthn's relying party. */
export type RelyingParty = {
  /** The host without port: a passkey works on this host alone. */
  rpId: string;
  origin: string;
};

/**
 * The relying party of a page's origin; null where there can be none. Browsers want https, save on
 * localhost, and a name instead of an address. `publicUrl` is PUBLIC_URL: with https there, http is refused.
 */
export function relyingPartyOf(origin: string, publicUrl: string | undefined): RelyingParty | null {
  if (!URL.canParse(origin)) return null;
  const url = new URL(origin);
  if (url.origin !== origin || isAddress(url.hostname)) return null;
  const isSecure = url.protocol === "https:";
  if (!isSecure && publicUrl?.startsWith("https:") === true) return null;
  if (!isSecure && !(url.protocol === "http:" && isLocal(url.hostname))) return null;
  return { rpId: url.hostname, origin };
}

function isLocal(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost");
}

function isAddress(host: string): boolean {
  return host.startsWith("[") || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
}
