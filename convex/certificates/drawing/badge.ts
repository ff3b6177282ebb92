"use node";
import sharp from "sharp";
import { isSvg } from "../../shared/openBadges/baking/svg";
import { isLight, mix } from "./colours";
import { fitText } from "./fitting";
import type { FontSource } from "./fonts";
import type { Setting } from "./itemization";
import { rosette } from "./ornaments";
import { outlinesOnArc } from "./outlines";
import { isPlainSvg } from "./plainSvg";
import { rasterize } from "./raster";
import { circle, polygon, type PathShape, type Shape } from "./scene";
import { CAPS, STRONG } from "./styles";
import { writeSvg } from "./svg";
import { setLine } from "./typesetting";

/** What a badge shows. `image` is one that was uploaded; without one it is drawn. Colours are `#rrggbb`. */
export type BadgeDrawing = {
  achievement: string;
  issuer: string;
  accent: string;
  ink: string;
  locale: string;
  image?: Uint8Array;
  fonts: FontSource;
};

/** Wide and high, in pixels. */
export const BADGE_SIZE = 600;

/**
 * The image of an achievement, the same for all who earn it: SVG, and PNG of 600 × 600. An uploaded SVG stays as it is
 * only if nothing in it can run or point elsewhere; all else is rasterized. Rejects with sharp's error on what is no image.
 */
export async function drawBadge(badge: BadgeDrawing): Promise<{ svg: string; png: Uint8Array }> {
  if (badge.image !== undefined) return await uploadedBadge(badge.image, badge.achievement);
  const scene = { width: BADGE_SIZE, height: BADGE_SIZE, shapes: await medallion(badge) };
  const svg = writeSvg(scene, badge.achievement);
  return { svg, png: await rasterize(svg, BADGE_SIZE) };
}

/** Beyond this an image is a bomb. */
const MOST_PIXELS = 40_000_000;

async function uploadedBadge(image: Uint8Array, title: string): Promise<{ svg: string; png: Uint8Array }> {
  const box = { width: BADGE_SIZE, height: BADGE_SIZE, fit: "contain", background: "#00000000" } as const;
  const upright = sharp(image, { limitInputPixels: MOST_PIXELS, density: 144 }).rotate();
  const png = await upright.resize(box).png({ compressionLevel: 9 }).toBuffer();
  const text = new TextDecoder().decode(image);
  if (isSvg(text) && isPlainSvg(text)) return { svg: text, png };
  const whole = {
    image: { width: BADGE_SIZE, height: BADGE_SIZE, colours: new Uint8Array(), png },
    ...{ x: 0, y: 0, width: BADGE_SIZE, height: BADGE_SIZE, alternative: title },
  };
  const shapes: Shape[] = [{ kind: "image", ...whole }];
  return { svg: writeSvg({ width: BADGE_SIZE, height: BADGE_SIZE, shapes }, title), png };
}

const MIDDLE = BADGE_SIZE / 2;

/** A scalloped disc with a light middle: the issuer round it, the achievement in it. */
async function medallion(badge: BadgeDrawing): Promise<Shape[]> {
  const { accent, issuer, locale, fonts } = badge;
  const setting = { source: fonts, locale };
  const dark = isLight(accent) ? mix(accent, badge.ink, 0.45) : accent;
  const shapes: Shape[] = [...disc(dark)];
  const around = await setLine(issuer.toLocaleUpperCase(locale), CAPS, setting);
  const size = Math.min(29, (232 * Math.PI * 1.16) / Math.max(around.width, 1));
  if (size >= 14 && !around.runs.some(({ rightToLeft }) => rightToLeft)) {
    const commands = outlinesOnArc(around, { x: MIDDLE, y: MIDDLE, radius: 232 - size * 0.36, size });
    shapes.push({ kind: "path", commands, fill: "#ffffff" });
  }
  shapes.push(...star(MIDDLE, MIDDLE + 232, 17, "#ffffff"));
  shapes.push(
    ...star(MIDDLE - 44, MIDDLE + 227, 9, "#ffffff"),
    ...star(MIDDLE + 44, MIDDLE + 227, 9, "#ffffff"),
  );
  return [...shapes, await nameInside(badge, setting)];
}

function disc(dark: string): PathShape[] {
  const ring = (radius: number, stroke: string, strokeWidth: number): PathShape => ({
    kind: "path",
    commands: circle(MIDDLE, MIDDLE, radius),
    stroke,
    strokeWidth,
  });
  const scallops = rosette([MIDDLE, MIDDLE], { inner: 279, outer: 292 }, { lobes: 36, strands: 1 });
  const guilloche = rosette([MIDDLE, MIDDLE], { inner: 166, outer: 192 }, { lobes: 36, strands: 4 });
  return [
    { kind: "path", commands: scallops, fill: dark },
    ring(268, "#ffffff", 3),
    { kind: "path", commands: circle(MIDDLE, MIDDLE, 200), fill: mix(dark, "#ffffff", 0.95) },
    { kind: "path", commands: guilloche, stroke: dark, strokeWidth: 1, opacity: 0.28 },
    ring(200, "#ffffff", 4),
    ring(192, dark, 1.5),
  ];
}

async function nameInside({ achievement, ink }: BadgeDrawing, setting: Setting): Promise<Shape> {
  const lines = achievement.length > 34 ? 4 : achievement.length > 22 ? 3 : 2;
  const fitted = await fitText(achievement, STRONG, { width: 284, size: 52, lines }, setting);
  const leading = fitted.size * 1.18;
  const top = MIDDLE - ((fitted.lines.length - 1) * leading) / 2 + fitted.size * 0.33;
  const placed = fitted.lines.map((line, index) => ({
    line,
    x: MIDDLE - (line.width * fitted.size) / 2,
    y: top + index * leading,
  }));
  return { kind: "text", lines: placed, size: fitted.size, colour: ink, role: "heading" };
}

function star(x: number, y: number, radius: number, fill: string): PathShape[] {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const reach = index % 2 === 0 ? radius : radius * 0.42;
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const;
  });
  return [{ kind: "path", commands: polygon(points), fill }];
}
