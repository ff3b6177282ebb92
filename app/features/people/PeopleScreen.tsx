import { Anchor, Button, NativeSelect } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useNavigate } from "@remix-run/react";
import type { FunctionReturnType } from "convex/server";
import { useMemo, useState } from "react";
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

export type PeoplePage = FunctionReturnType<typeof api.people.people.list>;
type Person = PeoplePage["page"][number];
/** What the address of the page narrows the list to. */
export type PeopleChoice = { search: string; kind: AffiliationKind | null };

const PEOPLE = "/admin/people";
/** While somebody types, nothing is asked. */
const PAUSE_MS = 250;

/** Everybody who has to do with the organization. */
export function PeopleScreen({ choice, first }: { choice: PeopleChoice; first: PeoplePage }) {
  const t = useT();
  const format = useFormat();
  const { rows, status, loadMore } = usePages(api.people.people.list, choice, first);
  const [typed, setTyped] = useTypedSearch(choice);
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  return (
    <ListPage
      title={t("adminPeople.people.title")}
      description={t("adminPeople.people.text")}
      action={<InviteLink />}
    >
      <DataTable
        key={choice.kind ?? "all"}
        title={t("adminPeople.people.title")}
        columns={columns}
        rows={rows}
        rowId={({ person }) => person}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        search={{ value: typed, onChange: setTyped }}
        filters={<KindFilter choice={choice} />}
        csvName="people"
        empty={<NoPerson kind={choice.kind} />}
      />
    </ListPage>
  );
}

/** The address of the list narrowed so. */
function addressOf({ search, kind }: PeopleChoice): string {
  const entries = Object.entries({ q: search.trim(), kind: kind ?? "" }).filter(([, value]) => value !== "");
  return entries.length === 0 ? PEOPLE : `${PEOPLE}?${new URLSearchParams(entries).toString()}`;
}

/** What is typed goes into the address once nobody types. */
function useTypedSearch({ search, kind }: PeopleChoice) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search);
  const go = useDebouncedCallback((words: string) => {
    navigate(addressOf({ search: words, kind }), { replace: true, preventScrollReset: true });
  }, PAUSE_MS);
  const type = (words: string) => {
    setTyped(words);
    go(words);
  };
  return [typed, type] as const;
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

function KindFilter({ choice }: { choice: PeopleChoice }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label={t("adminPeople.people.kind")}
      value={choice.kind ?? ""}
      data={[
        { value: "", label: t("adminPeople.people.anyKind") },
        ...AFFILIATION_KINDS.map((value) => ({ value, label: t(`people.kinds.${value}`) })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        navigate(addressOf({ ...choice, kind: AFFILIATION_KINDS.find((known) => known === value) ?? null }))
      }
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
      value: ({ since }) => since,
      cell: ({ since }) => format.date(since),
    },
  ];
}
