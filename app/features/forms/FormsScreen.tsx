import { Anchor, Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useT } from "../../ui/i18n/useT";
import { IconClipboardList, IconPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { ArchivedFilter } from "../views/ArchivedFilter";
import { useListView } from "../views/useListView";
import type { FormPage } from "./form";
import { NewFormDialog } from "./NewFormDialog";

type Listed = FormPage["page"][number];

const FORMS = "/admin/forms";

/** The organization's forms, or the archived ones, live. */
export function FormsScreen({ archived, first }: { archived: boolean; first: FormPage }) {
  const t = useT();
  const manages = useMay()("forms.manage");
  const { rows, status, loadMore, loadAll } = usePages(api.forms.forms.list, { archived }, first);
  const columns = useMemo(() => columnsOf(t), [t]);
  const list = useListView("forms", columns);
  const [making, setMaking] = useState(false);
  return (
    <ListPage
      title={t("formScreens.title")}
      description={t("formScreens.text")}
      action={
        manages && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
            {t("formScreens.create")}
          </Button>
        )
      }
    >
      <DataTable
        title={t("formScreens.title")}
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
            label={t("formScreens.state")}
            active={t("formScreens.shown.active")}
            archived={t("formScreens.shown.archived")}
          />
        }
        csvName="forms"
        empty={<NoForm archived={archived} />}
      />
      {making && <NewFormDialog onClose={() => setMaking(false)} />}
    </ListPage>
  );
}

function NoForm({ archived }: { archived: boolean }) {
  const t = useT();
  const kind = archived ? "noneArchived" : "none";
  return (
    <EmptyState
      icon={IconClipboardList}
      title={t(`formScreens.${kind}.title`)}
      text={t(`formScreens.${kind}.text`)}
      action={
        archived && (
          <Button component={AppLink} href={FORMS} variant="default">
            {t("formScreens.showActive")}
          </Button>
        )
      }
    />
  );
}

function columnsOf(t: Translate): DataColumn<Listed>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={AppLink} href={`${FORMS}/${id}`}>
          {name}
        </Anchor>
      ),
    },
    {
      id: "purpose",
      label: t("formScreens.purpose"),
      value: ({ purpose }) => t(`forms.purpose.${purpose}`),
    },
  ];
}
