import type { FunctionArgs } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { Item } from "./content";

/** All that the settings of an item ask for, as the form holds it; "" and null for nothing. */
export type ItemSettings = {
  title: string;
  slug: string;
  locale: string;
  excerpt: string;
  tags: readonly string[];
  authors: readonly Author[];
  coverId: Id<"mediaAssets"> | null;
  seoTitle: string;
  seoDescription: string;
  seoImageId: Id<"mediaAssets"> | null;
  noIndex: boolean;
  canonicalUrl: string;
};
export type Author = Item["authors"][number];

/** What the sections of the form are given. */
export type SettingsPart = {
  item: Item;
  settings: ItemSettings;
  onPart: (part: Partial<ItemSettings>) => void;
};

/** What `describe` takes beside the item. */
export type DescriptionChange = Omit<
  FunctionArgs<typeof api.publishing.items.describe>,
  "organization" | "item"
>;

/** An item's settings as its form begins. */
export function settingsOf({
  title,
  slug,
  locale,
  excerpt,
  tags,
  authors,
  coverId,
  seo,
}: Item): ItemSettings {
  return {
    ...{ title, slug, locale, excerpt, tags, authors, coverId },
    seoTitle: seo.title ?? "",
    seoDescription: seo.description ?? "",
    seoImageId: seo.imageId ?? null,
    noIndex: seo.noIndex ?? false,
    canonicalUrl: seo.canonicalUrl ?? "",
  };
}

/**
 * What of the settings was changed: only that is sent, so that two people who change different things at once do not
 * undo each other. Null where nothing was.
 */
export function changedSettings(before: ItemSettings, after: ItemSettings): DescriptionChange | null {
  const differs = (...names: (keyof ItemSettings)[]) =>
    names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const { title, slug, locale, excerpt, tags, authors, coverId } = after;
  const change: DescriptionChange = {
    ...(differs("title") && { title }),
    ...(differs("slug") && { slug: slug.trim() }),
    ...(differs("locale") && { locale }),
    ...(differs("excerpt") && { excerpt }),
    ...(differs("tags") && { tags: [...tags] }),
    ...(differs("authors") && { authorIds: authors.map(({ id }) => id) }),
    ...(differs("coverId") && { coverId }),
    ...(differs("seoTitle", "seoDescription", "seoImageId", "noIndex", "canonicalUrl") && {
      seo: seoOf(after),
    }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

function seoOf({ seoTitle, seoDescription, seoImageId, noIndex, canonicalUrl }: ItemSettings) {
  const [title, description, canonical] = [seoTitle, seoDescription, canonicalUrl].map((text) => text.trim());
  return {
    ...(title !== "" && { title }),
    ...(description !== "" && { description }),
    ...(seoImageId !== null && { imageId: seoImageId }),
    ...(noIndex && { noIndex }),
    ...(canonical !== "" && { canonicalUrl: canonical }),
  };
}
