import { Anchor, Button } from "@mantine/core";
import { lazy, Suspense, useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconEdit, IconUserMinus, IconUsersGroup } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { useListView } from "../views/useListView";
import type { Member, MemberPage } from "./member";
import { FORMER, MEMBERS, MembersPage } from "./MembersPage";
import { actionColumn } from "./actionColumn";

/** Loaded when somebody asks for them. */
const RolesDialog = lazy(async () => ({ default: (await import("./RolesDialog")).RolesDialog }));
const EndMembership = lazy(async () => ({ default: (await import("./EndMembership")).EndMembership }));

type Asked = { kind: "roles" | "end"; member: Member };

/** The staff, or those who left, live. */
export function MembersScreen({ former, first }: { former: boolean; first: MemberPage }) {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const { rows, status, loadMore, loadAll } = usePages(api.people.memberships.list, { former }, first);
  const [asked, setAsked] = useState<Asked | null>(null);
  const manages = may("members.manage") && !former;
  const columns = useMemo(() => {
    const shown = columnsOf(t, format, former);
    return manages ? [...shown, actionsColumn(t, setAsked)] : shown;
  }, [t, format, former, manages]);
  const list = useListView("members", columns);
  // Before all rows are here, nobody knows whether there is another owner.
  const otherOwner =
    status !== "Exhausted" ||
    rows.some(({ id, roles }) => id !== asked?.member.id && roles.includes("owner"));
  const Dialog = asked?.kind === "end" ? EndMembership : RolesDialog;
  return (
    <MembersPage current={former ? FORMER : MEMBERS}>
      <DataTable
        title={t(former ? "adminPeople.members.former" : "adminPeople.members.title")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        csvName="team"
        {...list.table}
        empty={<NoMember former={former} />}
      />
      {asked !== null && (
        <Suspense>
          <Dialog member={asked.member} otherOwner={otherOwner} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </MembersPage>
  );
}

function NoMember({ former }: { former: boolean }) {
  const t = useT();
  const kind = former ? "noFormer" : "noMember";
  return (
    <EmptyState
      icon={IconUsersGroup}
      title={t(`adminPeople.members.${kind}.title`)}
      text={t(`adminPeople.members.${kind}.text`)}
      action={
        <Button component={AppLink} href={former ? MEMBERS : "/admin/members/invite"} variant="default">
          {t(former ? "adminPeople.members.present" : "adminPeople.invite.action")}
        </Button>
      }
    />
  );
}

function columnsOf(t: Translate, format: Formats, former: boolean): DataColumn<Member>[] {
  const columns: DataColumn<Member>[] = [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ person, name }) => (
        <Anchor component={AppLink} href={`/admin/people/${person}`}>
          {name}
        </Anchor>
      ),
    },
    { id: "email", label: t("common.email"), value: ({ email }) => email },
    {
      id: "roles",
      label: t("adminPeople.roles"),
      value: ({ roles }) => format.list(roles.map((role) => t(`people.roles.${role}`))),
    },
    {
      id: "since",
      label: t("adminPeople.since"),
      whole: true,
      value: ({ since }) => since,
      cell: ({ since }) => format.date(since),
    },
  ];
  if (!former) return columns;
  const until: DataColumn<Member> = {
    id: "until",
    label: t("adminPeople.until"),
    whole: true,
    value: ({ endedAt }) => endedAt,
    cell: ({ endedAt }) => endedAt !== null && format.date(endedAt),
  };
  return [...columns, until];
}

function actionsColumn(t: Translate, ask: (asked: Asked) => void): DataColumn<Member> {
  return actionColumn<Member>(
    t,
    ({ name }) => name,
    (member) => [
      {
        label: t("adminPeople.members.changeRoles"),
        icon: IconEdit,
        onAct: () => ask({ kind: "roles", member }),
      },
      {
        label: t("adminPeople.members.end"),
        icon: IconUserMinus,
        danger: true,
        onAct: () => ask({ kind: "end", member }),
      },
    ],
  );
}
