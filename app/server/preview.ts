import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { words } from "../../convex/shared/documents/text";
import { contentPath } from "../features/publishing/site/addresses";
import type { Publication } from "../features/publishing/site/publication";
import { readingMinutes } from "../features/publishing/site/readingTime";
import { shownHeadings } from "../features/publishing/site/shownHeadings";
import { publicVisit } from "./catalog";
import { documentIn } from "./publications";
import { shownPage } from "./publishedPage";
import { screenLanguage } from "./siteVisit";

type Preview = FunctionReturnType<typeof api.publishing.previews.open>;

/**
 * What a preview link shows: a draft as visitors would see it, or that the link has ended.
 * @throws Response 404 for what is no link here, or leads nowhere any more
 */
export async function openedPreview(request: Request, token: string) {
  const visit = await publicVisit(request);
  const { organization, origin } = visit;
  const preview = await opened(visit, token);
  if (preview === null) return { kind: "ended" as const };
  const { locale, expiresAt } = preview;
  const common = {
    ...{ title: preview.title, expiresAt, organization, locale },
    pageLanguage: screenLanguage(locale, organization.locale),
  };
  const draft = asPublished(preview);
  if (preview.kind === "page")
    return { kind: "page" as const, ...common, shown: await shownPage(visit, draft) };
  const document = documentIn(draft);
  return {
    kind: "post" as const,
    ...common,
    shown: {
      ...{ post: draft, document, headings: shownHeadings(document), languages: [], structured: null },
      minutes: readingMinutes(words(document)),
      neighbours: { previous: null, next: null },
      url: origin + contentPath(draft, organization),
    },
  };
}

async function opened({ load }: Awaited<ReturnType<typeof publicVisit>>, token: string) {
  try {
    return await load(api.publishing.previews.open, { token });
  } catch (error) {
    if (error instanceof Response && error.status === 410) return null;
    throw error;
  }
}

/** A draft as if it were published now. */
function asPublished({ expiresAt: _, ...described }: Preview): Publication {
  const now = Date.now();
  return { ...described, firstPublishedAt: now, publishedAt: now, alternates: [] };
}
