/** The domain that an issuer's identity names; null for one that is no more than a key. */
export function domainOf(issuer: string | null): string | null {
  if (issuer === null) return null;
  if (issuer.startsWith("did:web:")) return decodedHost(issuer.split(":")[2] ?? "");
  return URL.canParse(issuer) && /^https?:$/.test(new URL(issuer).protocol) ? new URL(issuer).host : null;
}

function decodedHost(host: string): string | null {
  try {
    return decodeURIComponent(host);
  } catch {
    return null;
  }
}
