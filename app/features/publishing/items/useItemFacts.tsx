import { Anchor } from "@mantine/core";
import type { Fact } from "../../../ui/data/FactList";
import { EventTime } from "../../../ui/i18n/EventTime";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { AppLink } from "../../../ui/navigation/AppLink";
import { languageName } from "../../catalog/languageName";
import { useOrganization } from "../../live/useOrganization";
import { contentPath } from "../site/addresses";
import { type Item, itemHref } from "./content";

/** What is known of an item, each with its name. */
export function useItemFacts(item: Item, origin: string): Fact[] {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  const organization = useOrganization();
  const { timeZone } = organization;
  const { kind, authors, tags, translations, seo } = item;
  const moment = (name: "publishAt" | "unpublishAt" | "firstPublishedAt") => {
    const at = item[name];
    const label = t(
      name === "firstPublishedAt" ? "contentScreens.facts.firstPublished" : `contentScreens.facts.${name}`,
    );
    return at !== null && { label, value: <EventTime at={at} zone={timeZone} /> };
  };
  const facts: (Fact | false)[] = [
    moment("publishAt"),
    moment("unpublishAt"),
    {
      label: t("contentScreens.facts.address"),
      value: <bdi dir="ltr">{`${origin.replace(/^https?:\/\//, "")}${contentPath(item, organization)}`}</bdi>,
    },
    { label: t("contentScreens.facts.language"), value: languageName(item.locale, locale) },
    translations.length > 0 && {
      label: t("contentScreens.facts.translations"),
      value: translations.map((each, place) => (
        <span key={each.id}>
          {place > 0 && ", "}
          <Anchor component={AppLink} href={itemHref({ id: each.id, kind })}>
            {languageName(each.locale, locale)}
          </Anchor>
        </span>
      )),
    },
    kind === "post" && {
      label: t("contentScreens.facts.authors"),
      value: authors.length === 0 ? t("common.none") : format.list(authors.map(({ name }) => name)),
    },
    tags.length > 0 && { label: t("contentScreens.facts.topics"), value: format.list(tags) },
    { label: t("contentScreens.facts.edited"), value: <RelativeTime at={item.editedAt} /> },
    { label: t("contentScreens.facts.editedBy"), value: <bdi>{item.editedByName}</bdi> },
    item.submittedByName !== null && {
      label: t("contentScreens.facts.submittedBy"),
      value: <bdi>{item.submittedByName}</bdi>,
    },
    moment("firstPublishedAt"),
    {
      label: t("contentScreens.facts.index"),
      value: t(seo.noIndex === true ? "contentScreens.facts.notIndexed" : "contentScreens.facts.indexed"),
    },
  ];
  return facts.filter((fact) => fact !== false);
}
