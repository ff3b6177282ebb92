/** Lightness 0–1, chroma 0–0.4 and hue in radians, in OKLCH (Ottosson 2020): equal steps look equal. */
type Oklch = { lightness: number; chroma: number; hue: number };

const HEX = /^#[0-9a-f]{6}$/i;

/** Whether a text is a colour the product takes: "#" and six hexadecimal digits. */
export function isHexColor(text: string): boolean {
  return HEX.test(text);
}

/** Relative luminance by WCAG 2.2, 0 for black to 1 for white. */
export function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours by WCAG 2.2, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The colour that lies `share` (0–1) of the way from one to the other, in sRGB as browsers mix an opacity. */
export function mix(from: string, to: string, share: number): string {
  const [start, end] = [channels(from), channels(to)];
  return toHex(start.map((value, index) => value + (end[index]! - value) * share));
}

/** The same hue at another OKLCH lightness (0–1); chroma shrinks as far as the screen demands. */
export function atLightness(hex: string, lightness: number): string {
  return fromOklch({ ...toOklch(hex), lightness });
}

/** The colour itself, or the nearest of its hue whose luminance lies within the bounds. */
export function withinLuminance(hex: string, lowest: number, highest: number): string {
  const now = luminance(hex);
  if (now >= lowest && now <= highest) return hex;
  const wanted = now < lowest ? lowest + 0.004 : highest - 0.004;
  let [low, high] = [0, 1];
  for (let round = 0; round < 24; round += 1) {
    const middle = (low + high) / 2;
    if (luminance(atLightness(hex, middle)) < wanted) low = middle;
    else high = middle;
  }
  return atLightness(hex, wanted < now ? low : high);
}

/** The nearest colour of its hue with at least this contrast against every background, darker or lighter. */
export function readableOn(
  hex: string,
  backgrounds: readonly string[],
  minimum: number,
  way: "darker" | "lighter",
): string {
  const reads = (color: string) => backgrounds.every((background) => contrast(color, background) >= minimum);
  let { lightness } = toOklch(hex);
  let color = hex;
  while (!reads(color) && lightness > 0 && lightness < 1) {
    lightness += way === "darker" ? -0.01 : 0.01;
    color = atLightness(hex, Math.min(1, Math.max(0, lightness)));
  }
  return color;
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function linear(hex: string): [number, number, number] {
  return channels(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
}

function toHex(values: number[]): string {
  const digits = values.map((value) =>
    Math.round(Math.min(255, Math.max(0, value)))
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${digits.join("")}`;
}

function toOklch(hex: string): Oklch {
  const [r, g, b] = linear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(greenRed, blueYellow),
    hue: Math.atan2(blueYellow, greenRed),
  };
}

function fromOklch(color: Oklch): string {
  let [low, high] = [0, color.chroma];
  if (insideScreen(linearOf(color))) low = high;
  for (let round = 0; round < 16 && low < high; round += 1) {
    const chroma = (low + high) / 2;
    if (insideScreen(linearOf({ ...color, chroma }))) low = chroma;
    else high = chroma;
  }
  return toHex(
    linearOf({ ...color, chroma: low }).map((share) => {
      const positive = Math.max(0, share);
      return 255 * (positive <= 0.0031308 ? 12.92 * positive : 1.055 * positive ** (1 / 2.4) - 0.055);
    }),
  );
}

function insideScreen(shares: number[]): boolean {
  return shares.every((share) => share >= -0.0005 && share <= 1.0005);
}

function linearOf({ lightness, chroma, hue }: Oklch): number[] {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
