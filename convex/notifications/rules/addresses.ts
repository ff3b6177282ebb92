/**
 * Where an organization's pages are, without a slash at the end: at its own domain, below the base host by
 * its slug, or for the deployment's default one on the base host. `publicUrl` is the deployment's own.
 */
export function siteOf(
  publicUrl: string,
  organization: { slug: string; isDefault: boolean; domain: string | null },
): string {
  const url = new URL(publicUrl);
  if (organization.domain !== null) return `https://${organization.domain}`;
  if (!organization.isDefault) url.hostname = `${organization.slug}.${url.hostname}`;
  return url.origin;
}

/** A path of the product as an absolute address; what is no such path leads to the front page. */
export function absolute(site: string, path: string): string {
  return path.startsWith("/") && !path.startsWith("//") ? site + path : `${site}/`;
}
