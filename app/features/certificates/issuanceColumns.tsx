import { Anchor } from "@mantine/core";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import type { Formats } from "../../ui/i18n/formats";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { type Issuance, issuanceHref, progressOf } from "./issuance";

/** What an issuance is called: after its cohort or its list. */
export function issuanceName(t: Translate, { cohort, list }: Issuance): string {
  return cohort?.name ?? list ?? t("certificateScreens.gone");
}

/** The table of what was issued together. */
export function issuanceColumns(t: Translate, format: Formats): DataColumn<Issuance>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: (row) => issuanceName(t, row),
      cell: (row) => (
        <Anchor component={AppLink} href={issuanceHref(row.id)}>
          <bdi>{issuanceName(t, row)}</bdi>
        </Anchor>
      ),
    },
    {
      id: "achievement",
      label: t("certificateScreens.achievement"),
      value: ({ achievement }) => achievement.name,
    },
    {
      id: "kind",
      label: t("certificateScreens.kind"),
      value: ({ list }) => t(`certificateScreens.kinds.${list === null ? "cohort" : "list"}`),
    },
    { id: "people", label: t("certificateScreens.people"), align: "end", value: ({ people }) => people },
    {
      id: "issued",
      label: t("certificateScreens.state.issued"),
      align: "end",
      value: ({ counts }) => counts.issued,
    },
    {
      id: "progress",
      label: t("certificateScreens.stateLabel"),
      whole: true,
      value: (row) => stateOf(t, row).label,
      cell: (row) => <StateBadge {...stateOf(t, row)} />,
    },
    {
      id: "started",
      label: t("certificateScreens.started"),
      whole: true,
      value: ({ startedAt }) => startedAt,
      cell: ({ startedAt }) => format.date(startedAt),
    },
  ];
}

function stateOf(t: Translate, { counts }: Issuance) {
  const { waiting } = progressOf(counts);
  if (waiting > 0)
    return { label: t("certificateScreens.waiting", { count: waiting }), meaning: "info" as const };
  if (counts.failed > 0)
    return {
      label: t("certificateScreens.failedCount", { count: counts.failed }),
      meaning: "danger" as const,
    };
  return { label: t("certificateScreens.allMade"), meaning: "success" as const };
}
