import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeMediaUrl, safeUrl } from "../../../convex/shared/documents/urls";
import { ADDRESSES } from "./attacks/addresses";

describe("what a link may lead to", () => {
  it.each([
    ["https://a.example/b?c=d:e#f", "https://a.example/b?c=d:e#f"],
    ["HTTP://a.example", "HTTP://a.example"],
    ["//a.example/b", "//a.example/b"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["tel:+41441234567", "tel:+41441234567"],
    ["/blog/a:b", "/blog/a:b"],
    ["blog/a", "blog/a"],
    ["../a", "../a"],
    ["?q=javascript:x", "?q=javascript:x"],
    ["#a:b", "#a:b"],
    ["/media/k17/2/640.webp", "/media/k17/2/640.webp"],
    ["/größe/日本", "/größe/日本"],
    ["/a%20b?c=%2F%3A", "/a%20b?c=%2F%3A"],
    [" \u200bhttps://a.example/\u0000 ", "https://a.example/"],
    ["a:b", null],
    ["", null],
    [" \u0000", null],
    [undefined, null],
    [null, null],
    [7, null],
    [["https://a.example"], null],
    [{}, null],
  ])("%j: %j", (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });

  it.each([
    ["https://a.example/b.png", "https://a.example/b.png"],
    ["/media/k17/2", "/media/k17/2"],
    ["mailto:a@b.example", null],
    ["tel:1", null],
  ])("of media %j: %j", (url, expected) => {
    expect(safeMediaUrl(url)).toBe(expected);
  });
});

const pieces = fc.oneof(
  fc.constantFrom(
    "javascript",
    "data",
    "vbscript",
    "http",
    ":",
    "&colon;",
    "&#58;",
    "%3a",
    "/",
    "\\",
    "#",
    "?",
    "\t",
    "\0",
  ),
  fc.constantFrom(
    "&Tab;",
    "\u200b",
    "\u00ad",
    "：",
    "&amp;",
    "%25",
    "%",
    " ",
    "\u2028",
    "JAVA",
    "script",
    "&#x6a;",
    "ſ",
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const urls = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  fc.tuple(pieces, fc.constantFrom(...ADDRESSES)).map((parts) => parts.join("")),
  fc.webUrl(),
);

describe("whatever address is given", () => {
  it("what is left of it is left as it is", () => {
    fc.assert(
      fc.property(urls, (url) => {
        const safe = safeUrl(url);
        expect(safe === null ? null : safeUrl(safe)).toBe(safe);
      }),
      { numRuns: 3_000 },
    );
  });

  it("a browser goes to the web, a mail or a telephone, or nowhere", () => {
    fc.assert(
      fc.property(urls, (url) => {
        const safe = safeUrl(url);
        if (safe === null || !URL.canParse(safe, "https://site.example/a/b")) return;
        expect(["http:", "https:", "mailto:", "tel:"]).toContain(
          new URL(safe, "https://site.example/a/b").protocol,
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it("an address of the web is kept", () => {
    fc.assert(fc.property(fc.webUrl(), (url) => safeUrl(url) === url));
  });
});
