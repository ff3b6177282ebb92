import { Anchor, Button, NativeSelect } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import {
  DELIVERIES,
  type DeliveryMode,
  PROGRAM_STATES,
  type ProgramState,
} from "../../../convex/catalog/rules/statuses";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useT } from "../../ui/i18n/useT";
import { IconBook, IconPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { type ListChoice, useListView } from "../views/useListView";
import { STATE_MEANINGS } from "./program";

export type ProgramPage = FunctionReturnType<typeof api.catalog.programs.list>;
type Listed = ProgramPage["page"][number];
export type ProgramChoice = {
  search: string;
  state: ProgramState | null;
  delivery: DeliveryMode | null;
  category: string | null;
  language: string | null;
};
type Props = { choice: ProgramChoice; first: ProgramPage; categories: readonly string[] };

const PROGRAMS = "/admin/programs";

/** What the organization offers, live: drafts, what is published, what was put away. */
export function ProgramsScreen({ choice, first, categories }: Props) {
  const t = useT();
  const { rows, status, loadMore, loadAll } = usePages(api.catalog.programs.list, choice, first);
  const columns = useMemo(() => columnsOf(t), [t]);
  const list = useListView("programs", columns);
  const filtered = choice.state !== null || choice.delivery !== null || choice.category !== null;
  return (
    <ListPage
      title={t("catalogScreens.programs.title")}
      description={t("catalogScreens.programs.text")}
      action={<NewProgramLink />}
    >
      <DataTable
        title={t("catalogScreens.programs.title")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ title }) => title}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        searchedElsewhere
        {...list.table}
        filters={
          <>
            <Filter
              label={t("catalogScreens.state")}
              any={t("catalogScreens.programs.anyState")}
              choices={PROGRAM_STATES.map((value) => ({ value, label: t(`catalog.state.${value}`) }))}
              choice={list.choiceOf("state")}
            />
            <Filter
              label={t("catalogScreens.delivery")}
              any={t("catalogScreens.programs.anyDelivery")}
              choices={DELIVERIES.map((value) => ({ value, label: t(`catalog.delivery.${value}`) }))}
              choice={list.choiceOf("delivery")}
            />
            <Filter
              label={t("catalogScreens.category")}
              any={t("catalogScreens.programs.anyCategory")}
              choices={categories.map((value) => ({ value, label: value }))}
              choice={list.choiceOf("category")}
            />
          </>
        }
        csvName="programs"
        empty={<NoProgram filtered={filtered} />}
      />
    </ListPage>
  );
}

function NewProgramLink() {
  const t = useT();
  if (!useMay()("programs.manage")) return null;
  return (
    <Button
      component={AppLink}
      href={`${PROGRAMS}/new`}
      leftSection={<IconPlus size={16} aria-hidden="true" />}
    >
      {t("catalogScreens.programs.create")}
    </Button>
  );
}

type FilterProps = {
  label: string;
  any: string;
  choices: readonly { value: string; label: string }[];
  choice: ListChoice;
};

function Filter({ label, any, choices, choice: { value, onChoose } }: FilterProps) {
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      data={[{ value: "", label: any }, ...choices]}
      onChange={({ currentTarget: { value: chosen } }) => onChoose(chosen)}
    />
  );
}

function NoProgram({ filtered }: { filtered: boolean }) {
  const t = useT();
  const kind = filtered ? "noneOfThese" : "none";
  return (
    <EmptyState
      icon={IconBook}
      title={t(`catalogScreens.programs.${kind}.title`)}
      text={t(`catalogScreens.programs.${kind}.text`)}
      action={
        filtered ? (
          <Button component={AppLink} href={PROGRAMS} variant="default">
            {t("catalogScreens.programs.showAll")}
          </Button>
        ) : (
          <NewProgramLink />
        )
      }
    />
  );
}

function columnsOf(t: Translate): DataColumn<Listed>[] {
  return [
    {
      id: "title",
      label: t("catalogScreens.title"),
      fixed: true,
      value: ({ title }) => title,
      cell: ({ id, title }) => (
        <Anchor component={AppLink} href={`${PROGRAMS}/${id}`}>
          {title}
        </Anchor>
      ),
    },
    {
      id: "state",
      label: t("catalogScreens.state"),
      whole: true,
      value: ({ state }) => t(`catalog.state.${state}`),
      cell: ({ state }) => <StateBadge label={t(`catalog.state.${state}`)} meaning={STATE_MEANINGS[state]} />,
    },
    { id: "category", label: t("catalogScreens.category"), value: ({ category }) => category },
    {
      id: "delivery",
      label: t("catalogScreens.delivery"),
      value: ({ delivery }) => t(`catalog.delivery.${delivery}`),
    },
    {
      id: "visibility",
      label: t("catalogScreens.visibility"),
      value: ({ visibility }) => t(`catalog.visibility.${visibility}`),
    },
    { id: "slug", label: t("catalogScreens.slug"), hidden: true, value: ({ slug }) => `/programs/${slug}` },
  ];
}
