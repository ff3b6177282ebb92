import { Anchor, Button, Group } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { PROGRAM_TYPES } from "../../../convex/catalog/rules/statuses";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconLayoutDashboard, IconPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { ArchivedFilter } from "../views/ArchivedFilter";
import { useListView } from "../views/useListView";
import { NewFormatDialog } from "./NewFormatDialog";

export type FormatPage = FunctionReturnType<typeof api.catalog.templates.list>;
type Format = FormatPage["page"][number];

const FORMATS = "/admin/formats";

/** The formats that programs are made from, or the archived ones, live. */
export function FormatsScreen({ archived, first }: { archived: boolean; first: FormatPage }) {
  const t = useT();
  const { rows, status, loadMore, loadAll } = usePages(api.catalog.templates.list, { archived }, first);
  const columns = useMemo(() => columnsOf(t), [t]);
  const list = useListView("formats", columns);
  return (
    <ListPage
      title={t("catalogScreens.formats.title")}
      description={t("catalogScreens.formats.text")}
      action={<FormatActions />}
    >
      <DataTable
        title={t("catalogScreens.formats.title")}
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
            label={t("catalogScreens.state")}
            active={t("catalogScreens.shown.active")}
            archived={t("catalogScreens.shown.archived")}
          />
        }
        csvName="formats"
        empty={<NoFormat archived={archived} />}
      />
    </ListPage>
  );
}

function FormatActions() {
  const t = useT();
  const toast = useToast();
  const manages = useMay()("programs.manage");
  const add = useDo(api.catalog.readyMade.add);
  const { pending, attempt } = useAttempt();
  const [making, setMaking] = useState(false);
  if (!manages) return null;
  const addAll = () =>
    attempt(async () => {
      const count = await add({});
      toast({
        message: t("catalogScreens.formats.added", { count }),
        meaning: count > 0 ? "success" : "info",
      });
    });
  return (
    <Group gap={8}>
      <Button variant="default" loading={pending} onClick={() => void addAll()}>
        {t("catalogScreens.formats.addReadyMade")}
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
        {t("catalogScreens.formats.create")}
      </Button>
      {making && <NewFormatDialog onClose={() => setMaking(false)} />}
    </Group>
  );
}

function NoFormat({ archived }: { archived: boolean }) {
  const t = useT();
  const kind = archived ? "noneArchived" : "none";
  return (
    <EmptyState
      icon={IconLayoutDashboard}
      title={t(`catalogScreens.formats.${kind}.title`)}
      text={t(`catalogScreens.formats.${kind}.text`)}
      action={
        archived && (
          <Button component={AppLink} href={FORMATS} variant="default">
            {t("catalogScreens.shown.showActive")}
          </Button>
        )
      }
    />
  );
}

function columnsOf(t: Translate): DataColumn<Format>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={AppLink} href={`${FORMATS}/${id}`}>
          {name}
        </Anchor>
      ),
    },
    {
      id: "type",
      label: t("catalogScreens.type"),
      value: ({ type }) => t(`catalog.type.${type}`),
      choices: PROGRAM_TYPES.map((type) => ({
        value: t(`catalog.type.${type}`),
        label: t(`catalog.type.${type}`),
      })),
    },
    {
      id: "published",
      label: t("catalogScreens.formats.published"),
      whole: true,
      value: ({ published }) => published?.version ?? null,
    },
    {
      id: "draft",
      label: t("catalogScreens.formats.draft"),
      whole: true,
      value: ({ draft }) => draft?.version ?? null,
    },
    {
      id: "origin",
      label: t("catalogScreens.formats.origin"),
      value: ({ readyMade }) => t(`catalogScreens.formats.${readyMade === null ? "own" : "readyMade"}`),
    },
  ];
}
