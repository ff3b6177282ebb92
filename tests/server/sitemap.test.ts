import { expect, test } from "vitest";
import { sitemapText } from "../../app/server/sitemap";

test("addresses are written with what XML must not read, and their last change", () => {
  const text = sitemapText([
    { url: "https://school.example/programs" },
    { url: "https://school.example/programs/a?b&c<d>", changedAt: 0 },
  ]);
  expect(text.split("\n")).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    "<url><loc>https://school.example/programs</loc></url>",
    "<url><loc>https://school.example/programs/a?b&amp;c&lt;d&gt;</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod></url>",
    "</urlset>",
    "",
  ]);
});

test("what there is in several languages names all of them", () => {
  const alternates = [
    { locale: "en", url: "https://school.example/blog/tables" },
    { locale: "de", url: "https://school.example/blog/tabellen?lang=de&x" },
  ];
  const [, , entry] = sitemapText([{ url: "https://school.example/blog/tables", alternates }]).split("\n");
  expect(entry).toBe(
    "<url><loc>https://school.example/blog/tables</loc>" +
      '<xhtml:link rel="alternate" hreflang="en" href="https://school.example/blog/tables"/>' +
      '<xhtml:link rel="alternate" hreflang="de" href="https://school.example/blog/tabellen?lang=de&amp;x"/></url>',
  );
});

test("what is in one language names none", () => {
  const alternates = [{ locale: "en", url: "https://school.example/blog/tables" }];
  expect(sitemapText([{ url: "https://school.example/blog/tables", alternates }])).not.toContain(
    "xhtml:link",
  );
});
