import { Button, SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { StateBadge } from "../../ui/data/StateBadge";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { IconUsers } from "../../ui/icons";
import type { DataColumn, SavedView } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { firstView } from "../../ui/table/tableView";
import classes from "./design.module.css";
import { type SamplePerson, samplePeople, STATE_MEANINGS } from "./samples";
import { Specimen } from "./Specimen";

const COUNTS = ["0", "1", "7", "5000", "loading", "failed"] as const;
type Count = (typeof COUNTS)[number];

/** A table with no, one, seven and five thousand rows, on its way and broken. */
export function TableSpecimens({ initial = "7" }: { initial?: Count }) {
  const [count, setCount] = useState<Count>(initial);
  return (
    <div className={classes.specimens}>
      <Specimen title="DataTable">
        <SegmentedControl
          aria-label="Rows"
          data={[...COUNTS]}
          value={count}
          onChange={(value) => setCount(value as Count)}
          w="fit-content"
        />
        <SampleTable key={count} count={count} />
      </Specimen>
    </div>
  );
}

/** The table of sample people. */
export function SampleTable({ count }: { count: Count }) {
  const columns = useColumns();
  const [views, setViews] = useState<SavedView[]>([]);
  const [view, setView] = useState(() => firstView(columns));
  const rows = useMemo(() => samplePeople(Number(count) || 0), [count]);
  return (
    <DataTable
      title="People"
      columns={columns}
      rows={count === "loading" ? undefined : rows}
      status={count === "loading" ? "LoadingFirstPage" : "Exhausted"}
      failed={count === "failed"}
      onRetry={() => undefined}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      csvName="people"
      view={view}
      onView={setView}
      views={{
        kept: views,
        hrefOf: () => "#views",
        onSave: (name, shared) =>
          setViews([...views, { id: `${views.length}`, name, view, shared, changeable: true }]),
        onRename: ({ id }, name) =>
          setViews(views.map((kept) => (kept.id === id ? { ...kept, name } : kept))),
        onRemove: ({ id }) => setViews(views.filter((kept) => kept.id !== id)),
      }}
      bulkActions={(selected, clear) => (
        <Button size="compact-md" variant="default" onClick={clear}>
          {`Invite ${selected.length} again`}
        </Button>
      )}
      empty={
        <EmptyState
          icon={IconUsers}
          title="Nobody is here yet"
          text="Whoever is invited or applies appears here."
          action={<Button>Invite somebody</Button>}
        />
      }
    />
  );
}

function useColumns(): readonly DataColumn<SamplePerson>[] {
  const format = useFormat();
  return useMemo(
    () => [
      { id: "name", label: "Name", value: ({ name }) => name, fixed: true },
      {
        id: "state",
        label: "State",
        value: ({ state }) => state,
        cell: ({ state }) => <StateBadge {...STATE_MEANINGS[state]} />,
        choices: Object.entries(STATE_MEANINGS).map(([value, { label }]) => ({ value, label })),
      },
      { id: "email", label: "Benachrichtigungsadresse", value: ({ email }) => email },
      { id: "sessions", label: "Sessions", value: ({ sessions }) => sessions, align: "end" },
      {
        id: "paid",
        label: "Paid",
        value: ({ paid }) => paid,
        cell: ({ paid }) => format.money({ amount: paid, currency: "CHF" }),
        align: "end",
      },
      {
        id: "joined",
        label: "Joined",
        value: ({ joinedAt }) => joinedAt,
        cell: ({ joinedAt }) => format.date(joinedAt),
        hidden: true,
      },
    ],
    [format],
  );
}
