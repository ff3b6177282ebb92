import { api } from "../../convex/_generated/api";
import { LOCALES } from "../../convex/shared/locales";
import { convexFor } from "./convex";
import type { OrganizationProfile } from "./organization";

const KEEP_MS = 5_000;
const MAX_KEPT = 1_000;
const kept = new Map<string, { at: number; found: Promise<string[]> }>();

/** The languages in which an organization has published posts, its own first. Known for some seconds. */
export function localesWithPosts(organization: OrganizationProfile): Promise<string[]> {
  const known = kept.get(organization.id);
  if (known !== undefined && Date.now() - known.at < KEEP_MS) return known.found;
  const found = look(organization);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(organization.id, { at: Date.now(), found });
  found.catch(() => kept.delete(organization.id));
  return found;
}

async function look({ id, locale: own }: OrganizationProfile): Promise<string[]> {
  const locales = [...new Set([own, ...LOCALES])];
  const client = convexFor(null);
  const asked = locales.map(async (locale) => {
    const { page } = await client.query(api.publishing.publications.list, {
      organization: id,
      ...{ kind: "post", locale, paginationOpts: { numItems: 1, cursor: null } },
    });
    return page.length > 0 ? [locale] : [];
  });
  return (await Promise.all(asked)).flat();
}
