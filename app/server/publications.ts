import { redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import type { ContentKind } from "../../convex/publishing/rules/statuses";
import type { DocumentNode } from "../../convex/shared/documents/nodes";
import { contentPath, HOME_SLUG } from "../features/publishing/site/addresses";
import type { Publication } from "../features/publishing/site/publication";
import type { siteVisit } from "./siteVisit";

export type SiteVisit = Awaited<ReturnType<typeof siteVisit>>;

/**
 * What is public under a slug, at its own address.
 * @throws Response 404 where nothing is; 301 to where it has moved; 302 to where it is, if it is not in the language
 * that was asked for
 */
export async function publicationFor(
  visit: SiteVisit,
  kind: ContentKind,
  slug: string,
): Promise<Publication> {
  const { load, locale, organization } = visit;
  const found = await load(api.publishing.publications.bySlug, { kind, slug, locale });
  if (found === null) throw new Response("There is no such page.", { status: 404 });
  if ("redirect" in found) {
    const moved = { kind, slug: found.redirect, locale: found.locale };
    throw redirect(contentPath(moved, organization), 301);
  }
  if (found.locale !== locale) throw redirect(contentPath(found, organization), 302);
  return found;
}

/** The page that stands at `/`, in the language that is asked for or the organization's; null where there is none. */
export async function homePage({ load, locale }: SiteVisit): Promise<Publication | null> {
  const asked = { kind: "page" as const, slug: HOME_SLUG, locale };
  const found = await load(api.publishing.publications.bySlug, asked);
  return found === null || "redirect" in found ? null : found;
}

/** The text of a post. */
export function documentIn({ body }: Pick<Publication, "body">): DocumentNode {
  return JSON.parse(body) as DocumentNode;
}

/**
 * A page of a list, by the cursor in the address.
 * @throws Response 404 for a cursor that is none
 */
export async function postsPage(visit: SiteVisit, request: Request, label?: string) {
  const cursor = cursorOf(request);
  const paginationOpts = { numItems: PAGE_SIZE, cursor };
  const asked = { kind: "post" as const, locale: visit.locale, paginationOpts };
  try {
    const { list } = api.publishing.publications;
    return await visit.load(list, label === undefined ? asked : { ...asked, label });
  } catch (error) {
    if (cursor !== null && isBadCursor(error)) throw new Response("There is no such page.", { status: 404 });
    throw error;
  }
}

/** Posts on one page of a list. */
const PAGE_SIZE = 12;

/** Where in a list an address points; null for its beginning. */
export function cursorOf(request: Request): string | null {
  return new URL(request.url).searchParams.get("after") || null;
}

/** One of another list, or none at all. */
function isBadCursor(error: unknown): boolean {
  const { data } = (error ?? {}) as { data?: unknown };
  return (
    error instanceof Error &&
    (/cursor/i.test(error.message) || /InvalidCursor/.test(JSON.stringify(data ?? "")))
  );
}
