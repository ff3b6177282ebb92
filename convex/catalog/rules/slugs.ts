/** Letters that Unicode does not take apart into an ASCII letter and a mark. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  // Cyrillic: Ukrainian by the national table of 2010, the letters that only Russian has by ICAO Doc 9303.
  а: "a",
  б: "b",
  в: "v",
  г: "h",
  ґ: "g",
  д: "d",
  е: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  и: "y",
  і: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "ie",
  ы: "y",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
  // Greek by ELOT 743, letter by letter.
  α: "a",
  β: "v",
  γ: "g",
  δ: "d",
  ε: "e",
  ζ: "z",
  η: "i",
  θ: "th",
  ι: "i",
  κ: "k",
  λ: "l",
  μ: "m",
  ν: "n",
  ξ: "x",
  ο: "o",
  π: "p",
  ρ: "r",
  σ: "s",
  ς: "s",
  τ: "t",
  υ: "y",
  φ: "f",
  χ: "ch",
  ψ: "ps",
  ω: "o",
};

/** A letter of a script that is written here in another one, and its marks. */
const MARKED = /([\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{M}+/gu;
const MAX_SLUG = 60;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Words that stand in addresses below /programs themselves. */
const RESERVED: readonly string[] = ["new", "search", "sitemap"];

/**
 * A title as it stands in an address: "Zürich für Anfänger" gives "zurich-fur-anfanger". `fallback` where no
 * letter is left, as of a title in a script that is not known here.
 */
export function slugOf(title: string, fallback: string): string {
  const ascii = latinLetters(title).normalize("NFKD").replace(/\p{M}/gu, "");
  const slug = cut(ascii.replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-"), MAX_SLUG) || fallback;
  return RESERVED.includes(slug) ? `${slug}-1` : slug;
}

/**
 * A text in lower case whose Latin, Cyrillic and Greek letters are those of ASCII, without their marks. Letters of
 * other scripts keep their marks: there they are vowels.
 */
export function latinLetters(text: string): string {
  const lower = text.normalize("NFKD").toLowerCase().normalize("NFKD");
  const plain = lower.replace(MARKED, "$1");
  return [...plain]
    .map((letter) => LETTERS[letter] ?? letter)
    .join("")
    .normalize("NFC");
}

/** The slug for the `count`th thing of one name: the slug itself, then "slug-2", "slug-3" …, never longer than 60. */
export function numberedSlug(slug: string, count: number): string {
  if (count === 1) return slug;
  const suffix = `-${count}`;
  return `${cut(slug, MAX_SLUG - suffix.length)}${suffix}`;
}

/** What is wrong with a slug that somebody typed, as a key of the catalogue's `errors`; null when nothing is. */
export function slugProblem(slug: string): "addressSlug" | "slugReserved" | null {
  if (!SLUG.test(slug) || slug.length < 3 || slug.length > MAX_SLUG) return "addressSlug";
  return RESERVED.includes(slug) ? "slugReserved" : null;
}

function cut(text: string, length: number): string {
  return text.replace(/^-+/, "").slice(0, length).replace(/-+$/, "");
}
