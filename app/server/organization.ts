import { api } from "../../convex/_generated/api";
import { asServer } from "./convex";
import { baseHost, settings } from "./settings";

export type OrganizationProfile = NonNullable<Awaited<ReturnType<typeof resolve>>>;

const KEEP_MS = 5_000;
const MAX_KEPT = 1_000;
const kept = new Map<string, { at: number; found: Promise<OrganizationProfile | null> }>();

/** The organization that a request's host names; null when there is none. Known for some seconds. */
export function organizationOf(request: Request): Promise<OrganizationProfile | null> {
  const { host } = new URL(request.url);
  const known = kept.get(host);
  if (known !== undefined && Date.now() - known.at < KEEP_MS) return known.found;
  const found = resolve(host);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(host, { at: Date.now(), found });
  found.catch(() => kept.delete(host));
  return found;
}

/**
 * The organization of a page that cannot be without one.
 * @throws Response 404; where there is no organization yet, a redirect to the first run
 */
export async function requireOrganization(request: Request): Promise<OrganizationProfile> {
  const organization = await organizationOf(request);
  if (organization !== null) return organization;
  throw new Response("There is no organization at this address.", { status: 404 });
}

/** After a change of what the host names. */
export function forgetOrganizations(): void {
  kept.clear();
}

function resolve(host: string) {
  return asServer.query(api.tenancy.organizations.resolve, { host, baseHost: baseHost(settings()) });
}
