import { Anchor, Button } from "@mantine/core";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useT } from "../../ui/i18n/useT";
import { IconPlus, IconStar } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { ArchivedFilter } from "../views/ArchivedFilter";
import { useListView } from "../views/useListView";
import { type Achievement, achievementHref, ACHIEVEMENTS, type AchievementsPage } from "./achievement";
import { CertificatesPage } from "./CertificatesPage";

/** What certificates are given for, or what was archived, live. */
export function AchievementsScreen({ archived, first }: { archived: boolean; first: AchievementsPage }) {
  const t = useT();
  const designs = useMay()("certificates.design");
  const { rows, status, loadMore, loadAll } = usePages(
    api.certificates.achievements.list,
    { archived },
    first,
  );
  const columns = useMemo(() => columnsOf(t), [t]);
  const list = useListView("achievements", columns);
  return (
    <CertificatesPage tab="achievements" actions={designs && <NewAchievement />}>
      <DataTable
        title={t("certificateScreens.tab.achievements")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        {...list.table}
        filters={
          <ArchivedFilter
            choice={list.choiceOf("show")}
            label={t("certificateScreens.shownWhich")}
            active={t("certificateScreens.shown.active")}
            archived={t("certificateScreens.shown.archived")}
          />
        }
        csvName="achievements"
        empty={<NoAchievement archived={archived} designs={designs} />}
      />
    </CertificatesPage>
  );
}

function NewAchievement() {
  const t = useT();
  return (
    <Button
      component={AppLink}
      href={`${ACHIEVEMENTS}/new`}
      leftSection={<IconPlus size={16} aria-hidden="true" />}
    >
      {t("certificateScreens.newAchievement")}
    </Button>
  );
}

function NoAchievement({ archived, designs }: { archived: boolean; designs: boolean }) {
  const t = useT();
  const kind = archived ? "noneArchived" : "none";
  return (
    <EmptyState
      icon={IconStar}
      title={t(`certificateScreens.achievements.${kind}.title`)}
      text={t(`certificateScreens.achievements.${kind}.text`)}
      action={
        archived ? (
          <Button component={AppLink} href={ACHIEVEMENTS} variant="default">
            {t("certificateScreens.showActive")}
          </Button>
        ) : (
          designs && <NewAchievement />
        )
      }
    />
  );
}

function columnsOf(t: Translate): DataColumn<Achievement>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={AppLink} href={achievementHref(id)}>
          {name}
        </Anchor>
      ),
    },
    {
      id: "program",
      label: t("certificateScreens.program"),
      value: ({ program }) => program?.name ?? t("certificateScreens.byList"),
    },
    {
      id: "type",
      label: t("certificateScreens.type"),
      value: ({ type }) => t(`certificateScreens.types.${type}`),
    },
    {
      id: "design",
      label: t("certificateScreens.design"),
      value: ({ design }) => design?.name ?? t("certificateScreens.defaultDesign"),
    },
    {
      id: "valid",
      label: t("certificateScreens.validity"),
      value: ({ validMonths }) =>
        validMonths === null
          ? t("certificateScreens.forGood")
          : t("certificateScreens.months", { count: validMonths }),
    },
  ];
}
