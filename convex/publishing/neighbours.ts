import { v } from "convex/values";
import { publicQuery } from "../access/functions";
import { neighboursOf, neighboursValidator } from "./model/publicationNeighbours";

/** The posts of a language that came out just before and just after a moment, by title; null at either end. */
export const around = publicQuery({
  permission: "public",
  args: { locale: v.string(), firstPublishedAt: v.number() },
  returns: neighboursValidator,
  handler: (ctx, { locale, firstPublishedAt }) => neighboursOf(ctx, locale, firstPublishedAt),
});
