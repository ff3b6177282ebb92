import { translator } from "../../shared/messages/catalogue";

/** What a certificate's page says that no design does. `{date}`, `{host}`, `{address}`, `{issuer}` stay to be filled in. */
export type SheetWords = Record<"awarded" | "validUntil" | "verify" | "code" | "seal", string>;

/** The language in which a certificate speaks, of those the product has in full, and its words. */
export function sheetWords(language: string): { locale: "en" | "de"; words: SheetWords } {
  const locale = language.slice(0, 2).toLowerCase() === "de" ? "de" : "en";
  const t = translator(locale);
  return {
    locale,
    words: {
      awarded: t("certificates.sheet.awarded", { date: "{date}" }),
      validUntil: t("certificates.sheet.validUntil", { date: "{date}" }),
      verify: t("certificates.sheet.verify", { host: "{host}" }),
      code: t("certificates.sheet.code", { address: "{address}" }),
      seal: t("certificates.sheet.seal", { issuer: "{issuer}" }),
    },
  };
}
