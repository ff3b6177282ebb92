import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { publicQuery } from "../access/functions";
import { filterFields, listedValidator, listPrograms } from "./model/programList";
import * as Catalog from "./model/publicCatalog";

/** What the organization offers to everybody: by title, or by how well it fits a search. */
export const list = publicQuery({
  permission: "public",
  args: { ...filterFields, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(listedValidator),
  handler: (ctx, { paginationOpts, search, category, delivery, language }) => {
    const scope = { organization: ctx.organization._id, state: "published" as const, listedOnly: true };
    return listPrograms(ctx, scope, { search, category, delivery, language }, paginationOpts);
  },
});

/** The categories and languages to filter by. */
export const facets = publicQuery({
  permission: "public",
  args: {},
  returns: Catalog.facetsValidator,
  handler: (ctx) => Catalog.facetsOf(ctx, ctx.organization._id),
});

/** A program's page: public, for who has the link, or private for staff who read programs. */
export const bySlug = publicQuery({
  permission: "public",
  args: { slug: v.string() },
  returns: Catalog.publicProgramValidator,
  handler: (ctx, { slug }) => Catalog.publicProgram(ctx, ctx.organization._id, slug, ctx.viewer),
});

/** Addresses for search engines. */
export const sitemap = publicQuery({
  permission: "public",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Catalog.sitemapEntryValidator),
  handler: (ctx, { paginationOpts }) => Catalog.sitemapOf(ctx, ctx.organization._id, paginationOpts),
});
