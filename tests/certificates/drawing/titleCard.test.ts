import sharp from "sharp";
import { expect, test } from "vitest";
import { drawTitleCard, type TitleDrawing } from "../../../convex/certificates/drawing/titleCard";
import { installedFonts } from "../../support/installedFonts";

const card: TitleDrawing = {
  title: "What a messy table taught us",
  issuer: "Seefeld Academy",
  note: "Tobias Renggli · 21 November 2026",
  accent: "#0f5c5c",
  ink: "#1b1f2a",
  paper: "#fbfaf7",
  locale: "en",
  fonts: installedFonts,
};

/** The share of a card's pixels, in a part of it, that are as dark as ink. */
async function darkness(png: Uint8Array, part: { top: number; height: number }): Promise<number> {
  const area = { left: 88, width: 920, ...part };
  const { data } = await sharp(png).extract(area).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 110).length / data.length;
}

test.each<[string, Partial<TitleDrawing>]>([
  ["a short title", { title: "Hi" }],
  ["a usual one", {}],
  ["a very long one", { title: "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(12) }],
  ["one in Japanese", { title: "散らかった表から学んだこと", locale: "ja" }],
  ["one without a line below", { note: "" }],
  ["one in a light colour", { accent: "#ffe680" }],
])("%s is drawn on a picture of the size that other sites want", async (_what, changed) => {
  const png = await drawTitleCard({ ...card, ...changed });
  const { width, height, format } = await sharp(png).metadata();
  expect([width, height, format]).toEqual([1_200, 630, "png"]);
  expect(await darkness(png, { top: 110, height: 440 })).toBeGreaterThan(0.002);
  // Nothing runs down into the bar at the foot.
  expect(await darkness(png, { top: 590, height: 20 })).toBe(0);
});

test("the same words give the same picture, other words another one", async () => {
  const first = await drawTitleCard(card);
  expect(await drawTitleCard(card)).toEqual(first);
  expect(await drawTitleCard({ ...card, title: "Another" })).not.toEqual(first);
});
