import { Anchor, Button, NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { DELIVERY_STATES, type DeliveryState } from "../../../convex/notifications/rules/kinds";
import type { Translate } from "../../../convex/shared/messages/translate";
import { NextAction } from "../../ui/data/NextAction";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { IconMail } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { usePages } from "../live/usePages";
import { type ListChoice, useListView } from "../views/useListView";
import { type Delivery, type DeliveryPage, deliveryTitle } from "./deliveries";
import { DeliveryBadge } from "./DeliveryBadge";

type Props = { state: DeliveryState | null; first: DeliveryPage };

/** States in which a mail did not reach its reader and somebody should look. */
const STRANDED: readonly DeliveryState[] = ["failed", "bounced"];

/** All mails of the organization, the newest first: what went, what waits, what did not arrive. */
export function OutboxScreen({ state, first }: Props) {
  const t = useT();
  const pages = usePages(api.notifications.outbox.list, state === null ? {} : { state }, first);
  const columns = useMemo(() => columnsOf(t), [t]);
  const list = useListView("deliveries", columns);
  const stranded = pages.rows.filter((row) => STRANDED.includes(row.state));
  return (
    <ListPage
      title={t("office.outbox.title")}
      description={t("office.outbox.text")}
      action={
        <Button component={AppLink} href="/admin/templates" variant="default">
          {t("office.templates.title")}
        </Button>
      }
      next={
        state === null &&
        stranded[0] !== undefined && (
          <NextAction
            text={t("office.outbox.stranded", { count: stranded.length })}
            actionLabel={t("office.outbox.look")}
            href={`/admin/outbox?state=${stranded[0].state}`}
          />
        )
      }
    >
      <DataTable
        title={t("office.outbox.mails")}
        columns={columns}
        rows={pages.rows}
        rowId={({ id }) => id}
        rowName={(row) => deliveryTitle(t, row)}
        status={pages.status}
        onLoadMore={pages.loadMore}
        loadAll={pages.loadAll}
        {...list.table}
        filters={<StateFilter {...list.choiceOf("state")} />}
        csvName="outbox"
        empty={<NoMail state={state} />}
      />
    </ListPage>
  );
}

function StateFilter({ value: state, onChoose }: ListChoice) {
  const t = useT();
  return (
    <NativeSelect
      aria-label={t("office.outbox.state")}
      value={state}
      data={[
        { value: "", label: t("office.outbox.anyState") },
        ...DELIVERY_STATES.map((value) => ({ value, label: t(`notifications.state.${value}`) })),
      ]}
      onChange={({ currentTarget: { value } }) => onChoose(value)}
    />
  );
}

function NoMail({ state }: { state: DeliveryState | null }) {
  const t = useT();
  if (state === null)
    return (
      <EmptyState
        icon={IconMail}
        title={t("office.outbox.empty.title")}
        text={t("office.outbox.empty.text")}
      />
    );
  return (
    <EmptyState
      icon={IconMail}
      title={t("office.outbox.noneOfState", { state: t(`notifications.state.${state}`) })}
      text={t("office.outbox.noneOfState.text")}
      action={
        <Button component={AppLink} href="/admin/outbox" variant="default">
          {t("office.outbox.showAll")}
        </Button>
      }
    />
  );
}

function columnsOf(t: Translate): DataColumn<Delivery>[] {
  return [
    {
      id: "subject",
      label: t("office.outbox.subject"),
      fixed: true,
      value: (row) => deliveryTitle(t, row),
      cell: (row) => (
        <Anchor component={AppLink} href={`/admin/outbox/${row.id}`}>
          {deliveryTitle(t, row)}
        </Anchor>
      ),
    },
    { id: "address", label: t("office.outbox.to"), value: ({ address }) => address },
    {
      id: "state",
      label: t("office.outbox.state"),
      whole: true,
      value: ({ state }) => t(`notifications.state.${state}`),
      cell: ({ state }) => <DeliveryBadge state={state} />,
    },
    {
      id: "kind",
      label: t("office.outbox.kind"),
      value: ({ kind }) => t(`notifications.kind.${kind}`),
      hidden: true,
    },
    {
      id: "created",
      label: t("office.outbox.when"),
      whole: true,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}
