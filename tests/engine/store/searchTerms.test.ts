import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../../engine/store/search";

describe("tokenize", () => {
  it.each<[string, string, string[]]>([
    [
      "splits at what is no letter or digit",
      "Hello, world! foo-bar_baz",
      ["hello", "world", "foo", "bar", "baz"],
    ],
    ["keeps repeats and order", "b a b", ["b", "a", "b"]],
    ["keeps digits with letters", "route66 3.14", ["route66", "3", "14"]],
    ["keeps accents", "Café CRÈME Über", ["café", "crème", "über"]],
    ["splits at combining marks", "cafe\u0301s", ["cafe", "s"]],
    ["lowers a final sigma as any other", "ΟΔΟΣ ΣΑΣ", ["οδοσ", "σασ"]],
    ["keeps the dot that a Turkish İ leaves", "İstanbul", ["i\u0307stanbul"]],
    [
      "does not split Chinese and Japanese",
      "我爱北京 カタカナ、ひらがな",
      ["我爱北京", "カタカナ", "ひらがな"],
    ],
    ["splits Arabic at spaces and commas", "مرحبا، بالعالم", ["مرحبا", "بالعالم"]],
    ["splits Hindi at the virama but not at vowel signs", "हिन्दी", ["हिन", "दी"]],
    ["drops emoji", "party 🎉 time👩‍👩‍👧now", ["party", "time", "now"]],
    ["counts letters and digits beyond the BMP", "𝔘𝔫𝔦 𝟙𝟚 𐐀", ["𝔘𝔫𝔦", "𝟙𝟚", "𐐨"]],
    ["counts other numbers", "½ Ⅷ ²", ["½", "ⅷ", "²"]],
    ["drops lone surrogates", "a\ud800b", ["a", "b"]],
    [
      "keeps words of 31 bytes and drops those of 32",
      `${"a".repeat(31)} ${"b".repeat(32)}`,
      ["a".repeat(31)],
    ],
    [
      "measures in bytes of UTF-8",
      `${"é".repeat(15)} ${"é".repeat(16)} ${"漢".repeat(10)} ${"漢".repeat(11)}`,
      ["é".repeat(15), "漢".repeat(10)],
    ],
    ["finds nothing in nothing", " \u0000\n", []],
  ])("%s", (_, text, terms) => {
    expect(tokenize(text)).toEqual(terms);
  });

  it("gives terms that hold no ASCII but lower-case letters and digits, and no space of any kind", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        for (const term of tokenize(text)) expect(term).toMatch(/^[a-z0-9\u0080-\u{10ffff}]+$/u);
      }),
      { numRuns: 200 },
    );
  });
});
