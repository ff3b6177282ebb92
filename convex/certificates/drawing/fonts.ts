"use node";
import inter from "@fontsource-variable/inter/unicode.json";
import naskhArabic from "@fontsource-variable/noto-naskh-arabic/unicode.json";
import devanagari from "@fontsource-variable/noto-sans-devanagari/unicode.json";
import hebrew from "@fontsource-variable/noto-sans-hebrew/unicode.json";
import japanese from "@fontsource-variable/noto-sans-jp/unicode.json";
import korean from "@fontsource-variable/noto-sans-kr/unicode.json";
import chinese from "@fontsource-variable/noto-sans-sc/unicode.json";
import sourceSerif from "@fontsource-variable/source-serif-4/unicode.json";

/** Which characters each file of a package claims to have, as `U+0000-00FF,U+0131`. */
const PACKAGES = {
  "source-serif-4": sourceSerif,
  inter,
  "noto-naskh-arabic": naskhArabic,
  "noto-sans-hebrew": hebrew,
  "noto-sans-devanagari": devanagari,
  "noto-sans-sc": chinese,
  "noto-sans-jp": japanese,
  "noto-sans-kr": korean,
} as const satisfies Record<string, Record<string, string>>;

export type FontPackage = keyof typeof PACKAGES;

/** A file of a package of @fontsource-variable, as the web server serves it under `/fonts/`. */
export type FontFile = `${FontPackage}/${string}.woff2`;

/** Where font files come from. `load` rejects when it cannot be had. */
export type FontSource = { load(file: FontFile): Promise<Uint8Array> };

/** How text is to look. `opticalSize` is the size in points that letters are drawn for. */
export type FontStyle = {
  family: "serif" | "sans";
  weight: number;
  italic?: boolean;
  opticalSize?: number;
};

/** A file, and where its axes are pinned. */
export type FontInstance = { file: FontFile; package: FontPackage; axes: Record<string, number> };

/**
 * The fonts that may have a character, best first. A file's claim is to be tested: some claim more than they have.
 * `han` is the package for Han characters, see `hanPackage`.
 */
export function* candidates(codePoint: number, style: FontStyle, han: FontPackage): Generator<FontInstance> {
  for (const name of packagesFor(style, han)) {
    for (const subset of subsetsWith(name, codePoint)) yield instance(name, subset, style);
  }
}

/**
 * The package that draws a text's Han characters: kana make it Japanese, hangul Korean, else the locale decides, and
 * where that says nothing it is Chinese.
 */
export function hanPackage(text: string, locale: string): FontPackage {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "noto-sans-jp";
  if (/\p{Script=Hangul}/u.test(text)) return "noto-sans-kr";
  if (/^ja\b/.test(locale)) return "noto-sans-jp";
  return /^ko\b/.test(locale) ? "noto-sans-kr" : "noto-sans-sc";
}

/** Whether letters of the package may be spaced out: joined scripts may not. */
export function takesTracking(name: FontPackage): boolean {
  return name === "inter" || name === "source-serif-4";
}

const OTHER_SCRIPTS: FontPackage[] = ["noto-naskh-arabic", "noto-sans-hebrew", "noto-sans-devanagari"];
const HAN_PACKAGES: FontPackage[] = ["noto-sans-sc", "noto-sans-jp", "noto-sans-kr"];

type Range = { from: number; to: number; subset: string };

const WEIGHTS: Partial<Record<FontPackage, [number, number]>> = {
  "source-serif-4": [200, 900],
  "noto-naskh-arabic": [400, 700],
};
const OPTICAL_SIZES = [8, 60] as const;
const TEXT_SIZE = 14;

const ranges = new Map<FontPackage, Range[]>();

/** The family asked for, the other one, the scripts that have a font of their own, and Han, its own package first. */
function packagesFor(style: FontStyle, han: FontPackage): FontPackage[] {
  const families: FontPackage[] = ["source-serif-4", "inter"];
  if (style.family === "sans") families.reverse();
  return [...families, ...OTHER_SCRIPTS, han, ...HAN_PACKAGES.filter((name) => name !== han)];
}

function subsetsWith(name: FontPackage, codePoint: number): string[] {
  let known = ranges.get(name);
  if (known === undefined) ranges.set(name, (known = parseRanges(PACKAGES[name])));
  return known.filter(({ from, to }) => from <= codePoint && codePoint <= to).map(({ subset }) => subset);
}

/** The file that has Latin stands first, so that what two files have is taken from the one that is needed anyway. */
function parseRanges(subsets: Record<string, string>): Range[] {
  const names = Object.keys(subsets).sort((a, b) => Number(b === "latin") - Number(a === "latin"));
  return names.flatMap((subset) =>
    (subsets[subset] ?? "").split(",").map((range) => {
      const [from = "", to = from] = range.trim().replace(/^U\+/i, "").split("-");
      return { from: parseInt(from, 16), to: parseInt(to, 16), subset };
    }),
  );
}

function instance(name: FontPackage, subset: string, style: FontStyle): FontInstance {
  const isSerif = name === "source-serif-4";
  const italic = style.italic === true && (isSerif || name === "inter") ? "italic" : "normal";
  const part = subset.replace(/[[\]]/g, "");
  const file = `${name}/${name}-${part}-${isSerif ? "opsz" : "wght"}-${italic}.woff2` as const;
  const [least, most] = WEIGHTS[name] ?? [100, 900];
  const wght = clamp(style.weight, least, most);
  if (!isSerif) return { file, package: name, axes: { wght } };
  return {
    file,
    package: name,
    axes: { wght, opsz: clamp(style.opticalSize ?? TEXT_SIZE, ...OPTICAL_SIZES) },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
