import type { FunctionReturnType } from "convex/server";
import { lazy, Suspense, useMemo, useState } from "react";
import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { StatCard } from "../../ui/data/StatCard";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconArrowBackUp, IconEdit, IconUsers } from "../../ui/icons";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import type { OpenSession } from "../events/session";
import { SessionPage, useSession } from "../events/SessionPage";
import { useAttempt } from "../live/useAttempt";
import { useDo, useLive } from "../live/useLive";
import { usePages } from "../live/usePages";
import classes from "./attendance.module.css";
import { inParts, type Line } from "./line";
import { sheetColumns } from "./sheetColumns";
import { useFresh } from "./useFresh";

/** Loaded when somebody asks for it. */
const OverruleDialog = lazy(async () => ({ default: (await import("./OverruleDialog")).OverruleDialog }));

type Summary = FunctionReturnType<typeof api.attendance.sheet.summary>;
type Props = {
  first: OpenSession;
  page: FunctionReturnType<typeof api.attendance.sheet.list>;
  summary: Summary;
};

/** The attendance sheet of a session. It fills as people come. */
export function SheetScreen({ first, page, summary }: Props) {
  const { event: session } = useSession(first);
  return (
    <SessionPage first={first} tab="sheet">
      <div className={classes.stack}>
        <Figures event={session.id} first={summary} />
        <Sheet first={first} page={page} />
      </div>
    </SessionPage>
  );
}

const FIGURES = ["inside", "present", "partial", "absent", "excused"] as const;

function Figures({ event, first }: { event: Id<"events">; first: Summary }) {
  const t = useT();
  const format = useFormat();
  const summary = useLive(api.attendance.sheet.summary, { event }, first);
  return (
    <div className={classes.figures}>
      {FIGURES.map((figure) => (
        <StatCard
          key={figure}
          label={t(`attendance.figure.${figure}`)}
          value={format.number(summary[figure])}
        />
      ))}
    </div>
  );
}

function Sheet({ first, page }: Pick<Props, "first" | "page">) {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const { mayManage } = useSession(first);
  const event = first.event.id;
  const { rows, status, loadMore, loadAll } = usePages(api.attendance.sheet.list, { event }, page);
  const fresh = useFresh(rows);
  const columns = useMemo(() => sheetColumns(t, format, fresh), [t, format, fresh]);
  const [asked, setAsked] = useState<{ lines: Line[]; clear: () => void } | null>(null);
  const keeps = mayManage && may("attendance.manage");
  return (
    <>
      <DataTable
        title={t("sessions.tab.sheet")}
        columns={columns}
        rows={rows}
        rowId={({ person }) => person}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        csvName="attendance"
        {...(keeps && {
          bulkActions: (lines: Line[], clear: () => void) => (
            <>
              <Button
                size="compact-md"
                leftSection={<IconEdit size={16} aria-hidden="true" />}
                onClick={() => setAsked({ lines, clear })}
              >
                {t("attendance.overrule.action", { count: lines.length })}
              </Button>
              <TakeBack event={event} lines={lines} onDone={clear} />
            </>
          ),
        })}
        empty={<EmptyState icon={IconUsers} title={t("attendance.none")} text={t("attendance.noneText")} />}
      />
      {asked !== null && (
        <Suspense>
          <OverruleDialog
            event={event}
            lines={asked.lines}
            onDone={asked.clear}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
    </>
  );
}

type TakeBackProps = { event: Id<"events">; lines: readonly Line[]; onDone: () => void };

/** Takes staff's word back, for those of whom there is one. */
function TakeBack({ event, lines, onDone }: TakeBackProps) {
  const t = useT();
  const toast = useToast();
  const restore = useDo(api.attendance.sheet.restore);
  const { pending, attempt } = useAttempt();
  const people = lines.filter(({ override }) => override !== null).map(({ person }) => person);
  if (people.length === 0) return null;
  const takeBack = async () => {
    const work = async () => {
      for (const part of inParts(people)) await restore({ event, people: part });
    };
    if (!(await attempt(work))) return;
    toast({ message: t("attendance.restored", { count: people.length }) });
    onDone();
  };
  return (
    <Button
      size="compact-md"
      variant="default"
      loading={pending}
      leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
      onClick={() => void takeBack()}
    >
      {t("attendance.restore", { count: people.length })}
    </Button>
  );
}
