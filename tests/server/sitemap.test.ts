import { expect, test } from "vitest";
import { sitemapText } from "../../app/server/sitemap";

test("addresses are written with what XML must not read, and their last change", () => {
  const text = sitemapText([
    { url: "https://school.example/programs" },
    { url: "https://school.example/programs/a?b&c<d>", changedAt: 0 },
  ]);
  expect(text.split("\n")).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    "<url><loc>https://school.example/programs</loc></url>",
    "<url><loc>https://school.example/programs/a?b&amp;c&lt;d&gt;</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod></url>",
    "</urlset>",
    "",
  ]);
});
