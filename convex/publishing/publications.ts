import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { publicQuery } from "../access/functions";
import * as Lists from "./model/publicationLists";
import { foundValidator, publicationAt } from "./model/publicationPages";
import { CONTENT_KINDS } from "./rules/statuses";

const kind = literals(...CONTENT_KINDS);
const locale = v.optional(v.string());

/**
 * What is public under a slug; where it has moved to; or null. In the organization's language where there is nothing
 * in `locale`, or none is given.
 */
export const bySlug = publicQuery({
  permission: "public",
  args: { kind, slug: v.string(), locale },
  returns: foundValidator,
  handler: (ctx, address) => publicationAt(ctx, address),
});

/** Posts in a language, the newest first; `label` narrows them to `tag:<slug>` or `author:<person>`. */
export const list = publicQuery({
  permission: "public",
  args: { kind, locale, label: v.optional(v.string()), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Lists.cardValidator),
  handler: (ctx, args) => Lists.listPublications(ctx, args),
});

/** What is public and holds the words, the best first, twenty at most. */
export const search = publicQuery({
  permission: "public",
  args: { text: v.string(), locale },
  returns: v.array(Lists.cardValidator),
  handler: (ctx, { text, locale }) => Lists.searchPublications(ctx, text, locale),
});

/** All that search engines may know, in every language. */
export const sitemap = publicQuery({
  permission: "public",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Lists.sitemapEntryValidator),
  handler: (ctx, { paginationOpts }) => Lists.sitemapPage(ctx, paginationOpts),
});

/** The tags of a language with how many publications each has, by name; a hundred at most. */
export const labels = publicQuery({
  permission: "public",
  args: { locale },
  returns: v.array(Lists.labelValidator),
  handler: (ctx, { locale }) => Lists.labelsIn(ctx, locale),
});
