import { Anchor, Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconBuilding, IconPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { ArchivedFilter } from "../views/ArchivedFilter";
import { useListView } from "../views/useListView";
import { NewCompanyDialog } from "./NewCompanyDialog";

export type CompanyPage = FunctionReturnType<typeof api.people.companies.list>;
type Company = CompanyPage["page"][number];

const COMPANIES = "/admin/companies";

/** The companies that work with the organization, or the archived ones, live. */
export function CompaniesScreen({ archived, first }: { archived: boolean; first: CompanyPage }) {
  const t = useT();
  const format = useFormat();
  const manages = useMay()("companies.manage");
  const { rows, status, loadMore, loadAll } = usePages(api.people.companies.list, { archived }, first);
  const [making, setMaking] = useState(false);
  const columns = useMemo(() => columnsOf(t, format, archived), [t, format, archived]);
  const list = useListView("companies", columns);
  const create = manages ? (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
      {t("adminPeople.companies.create")}
    </Button>
  ) : undefined;
  return (
    <ListPage
      title={t("adminPeople.companies.title")}
      description={t("adminPeople.companies.text")}
      action={create}
    >
      <DataTable
        title={t("adminPeople.companies.title")}
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
            label={t("adminPeople.state")}
            active={t("adminPeople.companies.active")}
            archived={t("adminPeople.companies.archived")}
          />
        }
        csvName="companies"
        empty={<NoCompany archived={archived} />}
      />
      {making && <NewCompanyDialog onClose={() => setMaking(false)} />}
    </ListPage>
  );
}

function NoCompany({ archived }: { archived: boolean }) {
  const t = useT();
  const kind = archived ? "noneArchived" : "none";
  return (
    <EmptyState
      icon={IconBuilding}
      title={t(`adminPeople.companies.${kind}.title`)}
      text={t(`adminPeople.companies.${kind}.text`)}
      action={
        <Button
          component={AppLink}
          href={archived ? COMPANIES : `${COMPANIES}?show=archived`}
          variant="default"
        >
          {t(archived ? "adminPeople.companies.showActive" : "adminPeople.companies.showArchived")}
        </Button>
      }
    />
  );
}

function columnsOf(t: Translate, format: Formats, archived: boolean): DataColumn<Company>[] {
  const columns: DataColumn<Company>[] = [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={AppLink} href={`${COMPANIES}/${id}`}>
          {name}
        </Anchor>
      ),
    },
    { id: "cockpit", label: t("adminPeople.companies.cockpit"), value: ({ slug }) => `/cockpit/${slug}` },
  ];
  if (!archived) return columns;
  const at: DataColumn<Company> = {
    id: "archivedAt",
    label: t("adminPeople.companies.archivedAt"),
    whole: true,
    value: ({ archivedAt }) => archivedAt,
    cell: ({ archivedAt }) => archivedAt !== null && format.date(archivedAt),
  };
  return [...columns, at];
}
