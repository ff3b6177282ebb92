import { type Infer, v } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { PublicReader } from "./publicationPages";

const neighbour = v.union(v.object({ title: v.string(), slug: v.string(), locale: v.string() }), v.null());
export const neighboursValidator = v.object({ previous: neighbour, next: neighbour });

/** The post that came out last before a moment, in milliseconds since 1970, and the first one after it. */
export async function neighboursOf(
  { db, organization }: Pick<PublicReader, "db" | "organization">,
  locale: string,
  firstPublishedAt: number,
): Promise<Infer<typeof neighboursValidator>> {
  const [previous, next] = await Promise.all([
    db
      .query("publications")
      .withIndex("by_organization_published", (q) =>
        q
          .eq("organizationId", organization._id)
          .eq("kind", "post")
          .eq("locale", locale)
          .lt("firstPublishedAt", firstPublishedAt),
      )
      .order("desc")
      .first(),
    db
      .query("publications")
      .withIndex("by_organization_published", (q) =>
        q
          .eq("organizationId", organization._id)
          .eq("kind", "post")
          .eq("locale", locale)
          .gt("firstPublishedAt", firstPublishedAt),
      )
      .first(),
  ]);
  return { previous: shortened(previous), next: shortened(next) };
}

function shortened(publication: Doc<"publications"> | null) {
  if (publication === null) return null;
  const { title, slug, locale } = publication;
  return { title, slug, locale };
}
