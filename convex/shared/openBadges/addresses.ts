/** Whether http, not https, will do for hosts of this machine: for a demo that has no certificate. */
export type AddressOptions = { loopbackHttp?: boolean };

/** The DID of an issuer under a host, with port where it has one: `did:web:example.org`. */
export function didWebOf(host: string): string {
  return `did:web:${encodeURIComponent(host.toLowerCase())}`;
}

/** Where the document of a `did:web` lies; null where the DID names no place. */
export function didWebAddress(did: string, options: AddressOptions = {}): string | null {
  const [method, name, encodedHost, ...encodedPath] = did.split(":");
  if (method !== "did" || name !== "web" || encodedHost === undefined) return null;
  try {
    const host = decodeURIComponent(encodedHost);
    const path = encodedPath.map((segment) => decodeURIComponent(segment));
    if (!/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host)) return null;
    if (!path.every((segment) => /^[\w.~!$&'()*+,;=@-]+$/.test(segment) && !/^\.+$/.test(segment)))
      return null;
    const place = path.length === 0 ? "/.well-known" : `/${path.join("/")}`;
    return new URL(`${schemeOf(host, options)}://${host}${place}/did.json`).href;
  } catch {
    return null;
  }
}

/** Whether a document may be asked for at an address at all. */
export function isFetchable(address: string, { loopbackHttp = false }: AddressOptions = {}): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && loopbackHttp && isLoopback(host));
}

/** Scheme, host and port of an http address; null for anything else. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? origin : null;
}

function schemeOf(host: string, { loopbackHttp = false }: AddressOptions): "http" | "https" {
  return loopbackHttp && isLoopback(host) ? "http" : "https";
}

function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}
