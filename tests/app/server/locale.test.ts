import { expect, test } from "vitest";
import { localeOf } from "../../../app/server/locale";

const request = (accept: string, search = "") =>
  new Request(`https://academy.test/${search}`, { headers: { "Accept-Language": accept } });

test.each([
  { accept: "de-CH,de;q=0.9,en;q=0.8", chosen: null, organization: "en", locale: "de" },
  { accept: "en;q=0.5, de;q=0.7", chosen: null, organization: "en", locale: "de" },
  { accept: "fr-CH, de;q=0", chosen: null, organization: "de", locale: "de" },
  { accept: "fr", chosen: null, organization: "fr", locale: "en" },
  { accept: "de", chosen: "ar", organization: "en", locale: "ar" },
  { accept: "", chosen: "klingon", organization: undefined, locale: "en" },
])("$accept, chosen $chosen, at home $organization: $locale", ({ accept, chosen, organization, locale }) => {
  expect(localeOf(request(accept), chosen, organization)).toBe(locale);
});

test("the address may ask for a language", () => {
  expect(localeOf(request("en", "?lang=de"), "ar", "en")).toBe("de");
});
