"use node";

import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { internalAction } from "../_generated/server";
import { drawPreview } from "./drawing/drawing";
import { drawShareImage } from "./drawing/shareImage";
import { drawTitleCard } from "./drawing/titleCard";
import { bytesOf, designOf } from "./minting/images";
import { fontsFor } from "./minting/fonts";
import { sampleValidator } from "./model/samples";
import { titleCardValidator } from "./model/titleCards";
import { sheetWords } from "./rules/sheetWords";
import { designValidator } from "./schema";

const PRODUCT = { ink: "#1b1f2a", accent: "#0f5c5c", paper: "#fbfaf7" };

/** A certificate as a design would have it, as SVG. Its images are the caller's to check. */
export const draw = internalAction({
  args: { content: designValidator, sample: sampleValidator },
  returns: v.string(),
  handler: async (ctx, { content, sample }): Promise<string> => {
    const { language, ...facts } = sample;
    const design = await designOf(ctx, { design: content });
    return drawPreview({ ...facts, ...sheetWords(language), design, credential: "", fonts: fontsFor(ctx) });
  },
});

/** Draws the picture that social networks show of a credential, and keeps it; null where there is none to be shown. */
export const share = internalAction({
  args: { credential: v.id("credentials") },
  returns: v.union(v.id("_storage"), v.null()),
  handler: async (ctx, { credential }): Promise<Id<"_storage"> | null> => {
    const { shareFacts, keepShareImage } = internal.certificates.publishing;
    const facts = await ctx.runQuery(shareFacts, { credential });
    if (facts === null) return null;
    const { language, note, color, badge: file, ...shown } = facts;
    const badge = await bytesOf(ctx, file);
    const look = { ...PRODUCT, ...(color !== null && { accent: color }), fonts: fontsFor(ctx), badge };
    const png = await drawShareImage({ ...shown, note, locale: sheetWords(language).locale, ...look });
    const image = await ctx.storage.store(new Blob([new Uint8Array(png)], { type: "image/png" }));
    return ctx.runMutation(keepShareImage, { credential, image });
  },
});

/** Draws the picture that social networks show of a page of words: a title, whose it is, and a line below. */
export const titleCard = internalAction({
  args: titleCardValidator.fields,
  returns: v.bytes(),
  handler: async (ctx, { color, ...words }): Promise<ArrayBuffer> => {
    const look = { ...PRODUCT, ...(color !== null && { accent: color }), fonts: fontsFor(ctx) };
    return new Uint8Array(await drawTitleCard({ ...words, ...look })).buffer;
  },
});
