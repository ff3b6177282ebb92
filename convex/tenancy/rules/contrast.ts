/** The grounds on which an organization's colour must be readable as text and with white text on it. */
const GROUNDS = ["#ffffff", "#fbfaf7"] as const;
/** WCAG 2.2, 1.4.3 Contrast (Minimum), level AA for text of normal size. */
export const MIN_TEXT_CONTRAST = 4.5;
const COLOR = /^#[0-9a-f]{6}$/;

/** The form in which colours are stored, `#rrggbb` in lower case; null for anything else. */
export function normalizeColor(entered: string): string | null {
  const color = entered.trim().toLowerCase();
  return COLOR.test(color) ? color : null;
}

/**
 * Relative luminance of an sRGB colour `#rrggbb`, from 0 (black) to 1 (white):
 * https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
export function relativeLuminance(color: string): number {
  const [red, green, blue] = channelsOf(color).map(linear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastRatio(one: string, other: string): number {
  const [lighter, darker] = [relativeLuminance(one), relativeLuminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Whether a colour can stand as text on the product's light grounds, and white text on it. */
export function isReadable(color: string): boolean {
  return GROUNDS.every((ground) => contrastRatio(color, ground) >= MIN_TEXT_CONTRAST);
}

/** The colour itself where it is readable, else the nearest darker one of its hue that is. */
export function nearestReadable(color: string): string {
  const channels = channelsOf(color);
  for (let percent = 100; percent > 0; percent--) {
    const darker = hexOf(channels.map((channel) => Math.round((channel * percent) / 100)));
    if (isReadable(darker)) return darker;
  }
  return "#000000";
}

function channelsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hexOf(channels: number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
