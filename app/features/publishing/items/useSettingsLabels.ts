import { useT } from "../../../ui/i18n/useT";

/** What the fields of the settings are called, by the names that errors bear, in the order of the form. */
export function useSettingsLabels() {
  const t = useT();
  return {
    title: t("contentScreens.field.title"),
    slug: t("contentScreens.field.slug"),
    excerpt: t("contentScreens.field.excerpt"),
    authorIds: t("contentScreens.field.authorIds"),
    tags: t("contentScreens.field.tags"),
    coverId: t("contentScreens.field.coverId"),
    locale: t("contentScreens.field.locale"),
    "seo/title": t("contentScreens.field.seoTitle"),
    "seo/description": t("contentScreens.field.seoDescription"),
    "seo/imageId": t("contentScreens.field.seoImage"),
    "seo/canonicalUrl": t("contentScreens.field.canonicalUrl"),
  };
}
