import { Anchor } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconEdit, IconUserMinus, IconUsersGroup } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import type { Pages } from "../live/usePages";
import { actionColumn } from "../people/actionColumn";
import type { CompanyMember } from "./companyWords";

export type MemberRequest = { kind: "role" | "end"; member: CompanyMember };
type Props = {
  pages: Pages<CompanyMember>;
  /** Whether names lead to the pages of people, which staff alone have. */
  linked: boolean;
  /** What was chosen from a row's menu; without it there are none. */
  onAsk: ((request: MemberRequest) => void) | null;
  /** The first step where nobody is there yet. */
  invite: ReactNode;
};

/** The people of a company. */
export function CompanyMembersTable({ pages: { rows, status, loadMore }, linked, onAsk, invite }: Props) {
  const t = useT();
  const format = useFormat();
  const columns = useMemo(() => {
    const shown = columnsOf(t, format, linked);
    return onAsk === null ? shown : [...shown, actions(t, onAsk)];
  }, [t, format, linked, onAsk]);
  return (
    <DataTable
      title={t("adminPeople.company.members")}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      status={status}
      onLoadMore={loadMore}
      empty={
        <EmptyState
          icon={IconUsersGroup}
          title={t("adminPeople.company.nobody.title")}
          text={t("adminPeople.company.nobody.text")}
          action={invite}
        />
      }
    />
  );
}

function columnsOf(t: Translate, format: Formats, linked: boolean): DataColumn<CompanyMember>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ person, name }) =>
        linked ? (
          <Anchor component={AppLink} href={`/admin/people/${person}`}>
            {name}
          </Anchor>
        ) : (
          name
        ),
    },
    { id: "email", label: t("common.email"), value: ({ email }) => email },
    { id: "role", label: t("adminPeople.company.role"), value: ({ role }) => t(`people.roles.${role}`) },
    {
      id: "since",
      label: t("adminPeople.since"),
      whole: true,
      value: ({ since }) => since,
      cell: ({ since }) => format.date(since),
    },
  ];
}

function actions(t: Translate, ask: (request: MemberRequest) => void): DataColumn<CompanyMember> {
  return actionColumn<CompanyMember>(
    t,
    ({ name }) => name,
    (member) => [
      {
        label: t("adminPeople.company.changeRole"),
        icon: IconEdit,
        onAct: () => ask({ kind: "role", member }),
      },
      {
        label: t("adminPeople.company.end"),
        icon: IconUserMinus,
        danger: true,
        onAct: () => ask({ kind: "end", member }),
      },
    ],
  );
}
