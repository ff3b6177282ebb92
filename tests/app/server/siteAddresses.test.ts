import { expect, test } from "vitest";
import { publishedAddresses } from "../../../app/server/siteAddresses";

const place = { origin: "https://a.example", organization: { name: "A", locale: "en" } };

test("posts and pages name what says the same in other languages", () => {
  const found = publishedAddresses(
    [
      { kind: "post", slug: "tables", locale: "en", publishedAt: 1, translationGroup: "g1" },
      { kind: "post", slug: "tabellen", locale: "de", publishedAt: 2, translationGroup: "g1" },
      { kind: "page", slug: "home", locale: "en", publishedAt: 3, translationGroup: "g2" },
    ],
    place,
  );
  const alternates = [
    { locale: "en", url: "https://a.example/blog/tables" },
    { locale: "de", url: "https://a.example/blog/tabellen?lang=de" },
  ];
  expect(found).toEqual([
    { url: "https://a.example/blog/tables", changedAt: 1, alternates },
    { url: "https://a.example/blog/tabellen?lang=de", changedAt: 2, alternates },
    { url: "https://a.example/", changedAt: 3, alternates: [{ locale: "en", url: "https://a.example/" }] },
  ]);
});
