/** How a hostname leads to an organization. */
export type HostTarget =
  { kind: "default" } | { kind: "slug"; slug: string } | { kind: "domain"; domain: string };

/**
 * What a request's Host names: the deployment's default organization on its bare base host (and on
 * addresses such as 127.0.0.1), an organization by slug below it, or one by its own domain.
 * `baseHost` is the host of PUBLIC_URL without port, such as "academy.example" or "localhost".
 */
export function hostTarget(host: string, baseHost: string): HostTarget {
  const name = withoutPort(host).toLowerCase().replace(/\.$/, "");
  const base = baseHost.toLowerCase();
  if (name === base || isAddress(name)) return { kind: "default" };
  if (name.endsWith(`.${base}`)) {
    const slug = name.slice(0, -base.length - 1);
    return slug.includes(".") ? { kind: "domain", domain: name } : { kind: "slug", slug };
  }
  return { kind: "domain", domain: name };
}

/**
 * The origin at which an organization is found, such as "https://acme.academy.example": its own domain if it
 * has one, the deployment's bare host for the default organization, else its slug below it.
 * `publicUrl` is PUBLIC_URL, whose scheme and port are kept.
 */
export function originOf(
  organization: { slug: string; isDefault: boolean; domain: string | null },
  publicUrl: string,
): string {
  const url = new URL(publicUrl);
  if (organization.domain !== null) return `https://${organization.domain}`;
  return organization.isDefault ? url.origin : `${url.protocol}//${organization.slug}.${url.host}`;
}

/**
 * Whether an origin may be one of this deployment's, as far as its form tells: with the scheme and port of
 * `here`, an origin that is, and with a name. An address names the default organization wherever it lies, so only
 * the machine's own is taken, where `here` is on it too. Whether the name leads to an organization is asked apart.
 */
export function mayBeOwnOrigin(origin: string, here: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [url, own] = [new URL(origin), new URL(here)];
  if (url.origin !== origin || url.protocol !== own.protocol || url.port !== own.port) return false;
  return !isAddress(url.hostname) || (isOwnMachine(url.hostname) && isOwnMachine(own.hostname));
}

function isOwnMachine(name: string): boolean {
  return name === "127.0.0.1" || name === "[::1]" || name === "localhost" || name.endsWith(".localhost");
}

function withoutPort(host: string): string {
  return host.startsWith("[") ? host.slice(0, host.indexOf("]") + 1) : host.replace(/:\d+$/, "");
}

function isAddress(name: string): boolean {
  return name.startsWith("[") || /^\d{1,3}(\.\d{1,3}){3}$/.test(name);
}
