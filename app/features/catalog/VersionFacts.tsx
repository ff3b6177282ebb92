import { FactList } from "../../ui/data/FactList";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { wordOf } from "./catalogWords";
import type { Version } from "./format";

/** What is known of a version beside its settings. */
export function VersionFacts({ version }: { version: Version }) {
  const t = useT();
  const format = useFormat();
  const { capacity, outcomeMetrics, groupTags, costHints, publishedAt, isPublic } = version;
  const words = (group: "metric" | "group", list: readonly string[]) =>
    list.length === 0 ? t("common.none") : format.list(list.map((word) => wordOf(t, group, word)));
  return (
    <FactList
      facts={[
        { label: t("catalogScreens.version"), value: version.version },
        {
          label: t("catalogScreens.format.publishedAt"),
          value: publishedAt === null ? t("catalogScreens.format.notYet") : format.date(publishedAt),
        },
        { label: t("catalogScreens.capacity.title"), value: t("catalogScreens.capacity.is", capacity) },
        { label: t("catalogScreens.metrics"), value: words("metric", outcomeMetrics) },
        { label: t("catalogScreens.groups"), value: words("group", groupTags) },
        {
          label: t("catalogScreens.costs"),
          value: costHints === "" ? t("catalogScreens.noValue") : costHints,
        },
        {
          label: t("catalogScreens.format.seenBy"),
          value: t(`catalogScreens.format.${isPublic ? "everybody" : "staff"}`),
        },
      ]}
    />
  );
}
