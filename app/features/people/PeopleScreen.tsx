import { Anchor, Button, NativeSelect } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { AFFILIATION_KINDS, type AffiliationKind } from "../../../convex/people/rules/roles";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconUserPlus, IconUsers } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { type ListChoice, useListView } from "../views/useListView";

export type PeoplePage = FunctionReturnType<typeof api.people.people.list>;
type Person = PeoplePage["page"][number];
/** What the address of the page narrows the list to. */
export type PeopleChoice = { search: string; kind: AffiliationKind | null };

const PEOPLE = "/admin/people";

/** Everybody who has to do with the organization. */
export function PeopleScreen({ choice, first }: { choice: PeopleChoice; first: PeoplePage }) {
  const t = useT();
  const format = useFormat();
  const { rows, status, loadMore, loadAll } = usePages(api.people.people.list, choice, first);
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  const list = useListView("people", columns);
  return (
    <ListPage
      title={t("adminPeople.people.title")}
      description={t("adminPeople.people.text")}
      action={<InviteLink />}
    >
      <DataTable
        title={t("adminPeople.people.title")}
        columns={columns}
        rows={rows}
        rowId={({ person }) => person}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        searchedElsewhere
        {...list.table}
        filters={<KindFilter {...list.choiceOf("kind")} />}
        csvName="people"
        empty={<NoPerson kind={choice.kind} />}
      />
    </ListPage>
  );
}

function InviteLink() {
  const t = useT();
  const may = useMay();
  if (!may("members.manage")) return null;
  return (
    <Button
      component={AppLink}
      href="/admin/members/invite"
      variant="default"
      leftSection={<IconUserPlus size={16} aria-hidden="true" />}
    >
      {t("adminPeople.invite.title")}
    </Button>
  );
}

function KindFilter({ value: kind, onChoose }: ListChoice) {
  const t = useT();
  return (
    <NativeSelect
      aria-label={t("adminPeople.people.kind")}
      value={kind}
      data={[
        { value: "", label: t("adminPeople.people.anyKind") },
        ...AFFILIATION_KINDS.map((value) => ({ value, label: t(`people.kinds.${value}`) })),
      ]}
      onChange={({ currentTarget: { value } }) => onChoose(value)}
    />
  );
}

function NoPerson({ kind }: { kind: AffiliationKind | null }) {
  const t = useT();
  const all = kind === null ? "none" : "noneOfKind";
  return (
    <EmptyState
      icon={IconUsers}
      title={t(`adminPeople.people.${all}.title`)}
      text={t(`adminPeople.people.${all}.text`)}
      action={
        kind !== null && (
          <Button component={AppLink} href={PEOPLE} variant="default">
            {t("adminPeople.people.showAll")}
          </Button>
        )
      }
    />
  );
}

function columnsOf(t: Translate, format: Formats): DataColumn<Person>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ person, name }) => (
        <Anchor component={AppLink} href={`${PEOPLE}/${person}`}>
          {name}
        </Anchor>
      ),
    },
    { id: "email", label: t("common.email"), value: ({ email }) => email },
    {
      id: "kinds",
      label: t("adminPeople.people.kind"),
      value: ({ kinds }) => format.list(kinds.map((kind) => t(`people.kinds.${kind}`))),
    },
    {
      id: "since",
      label: t("adminPeople.since"),
      whole: true,
      value: ({ since }) => since,
      cell: ({ since }) => format.date(since),
    },
  ];
}
