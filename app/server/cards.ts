import { api } from "../../convex/_generated/api";
import type { ContentKind } from "../../convex/publishing/rules/statuses";
import { formats } from "../ui/i18n/formats";
import { translatorFor } from "../ui/i18n/localeMessages";
import { conditional, entityTag } from "./conditional";
import { asServer } from "./convex";
import { publicationFor, type SiteVisit } from "./publications";

/** What stands on a picture. */
type Words = { title: string; note: string };

/** Pictures of some 60 kB each. */
const MAX_KEPT = 200;
const kept = new Map<string, Promise<ArrayBuffer>>();

/** The picture that other sites show of a post or page. @throws Response 404 where there is none under the slug */
export async function publicationCard(
  request: Request,
  visit: SiteVisit,
  kind: ContentKind,
  slug: string,
): Promise<Response> {
  const publication = await publicationFor(visit, kind, slug);
  return cardAnswer(request, visit, { title: publication.title, note: noteOf(publication, visit) });
}

/** The picture with these words, drawn once for as long as it is kept in memory. */
export async function cardAnswer(
  request: Request,
  visit: SiteVisit,
  { title, note }: Words,
): Promise<Response> {
  const { name: issuer, primaryColor: color } = visit.organization;
  const words = { title, issuer, note, color, locale: visit.locale };
  const png = new Uint8Array(await drawn(words));
  return conditional(request, png, {
    "Content-Type": "image/png",
    "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
    // Pages of others show it.
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
}

type Post = Awaited<ReturnType<typeof publicationFor>>;

/** Who wrote a post and when it came out; nothing for a page. */
function noteOf({ kind, authors, firstPublishedAt }: Post, { language, organization }: SiteVisit): string {
  if (kind === "page") return "";
  const { timeZone } = organization;
  const format = formats(language, timeZone, translatorFor(language), firstPublishedAt);
  const names = authors.length === 0 ? [] : [format.list(authors.map(({ name }) => name))];
  return [...names, format.longDate(firstPublishedAt, timeZone)].join(" · ");
}

function drawn(words: Parameters<typeof draw>[0]): Promise<ArrayBuffer> {
  const key = entityTag(JSON.stringify(words));
  const known = kept.get(key);
  const png = known ?? draw(words);
  // The one that was asked for last goes last.
  kept.delete(key);
  kept.set(key, png);
  if (known === undefined) png.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return png;
}

function draw(words: Words & { issuer: string; color: string | null; locale: string }): Promise<ArrayBuffer> {
  return asServer.action(api.publishing.cards.draw, words);
}
