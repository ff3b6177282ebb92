import { Button, NativeSelect } from "@mantine/core";
import { lazy, Suspense, useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { type BulkAction, MAX_BULK } from "../../../convex/cohorts/rules/bulk";
import { ENROLLMENT_STATES, type EnrollmentState } from "../../../convex/cohorts/rules/statuses";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconUserPlus, IconUsers } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import type { ListChoice } from "../views/useListView";
import { useListView } from "../views/useListView";
import { type Cohort, cohortHref } from "./cohort";
import { CohortPage } from "./CohortPage";
import classes from "./cohorts.module.css";
import { bulkActionsFor, type Enrollment, type EnrollmentDeed, type EnrollmentsPage } from "./enrollment";
import { enrollmentColumns } from "./enrollmentColumns";
import { useCohort } from "./useCohort";

const AddPersonDialog = lazy(async () => ({
  default: (await import("./AddPersonDialog")).AddPersonDialog,
}));
const DeedDialog = lazy(async () => ({ default: (await import("./DeedDialog")).DeedDialog }));
const BulkDialog = lazy(async () => ({ default: (await import("./BulkDialog")).BulkDialog }));

type Asked =
  | { kind: "add" }
  | { kind: "deed"; deed: EnrollmentDeed; enrollment: Enrollment }
  | { kind: "bulk"; action: BulkAction; chosen: Enrollment[]; clear: () => void };

type Choice = { search: string; state: EnrollmentState | null };
type Props = { first: Cohort; choice: Choice; people: EnrollmentsPage };

/** Everybody who has to do with a cohort, by state, and what staff do with them. */
export function PeopleTab({ first, choice, people }: Props) {
  const t = useT();
  const format = useFormat();
  const manages = useMay()("enrollments.manage");
  const [asked, setAsked] = useState<Asked | null>(null);
  const { rows, status, loadMore, loadAll } = usePages(
    api.cohorts.enrollments.list,
    { cohort: first.id, ...choice },
    people,
  );
  const columns = useMemo(
    () =>
      enrollmentColumns(t, format, {
        timeZone: first.timeZone,
        ...(manages && {
          onAsk: (deed, enrollment) => setAsked({ kind: "deed", deed, enrollment }),
        }),
      }),
    [t, format, first.timeZone, manages],
  );
  const list = useListView("enrollments", columns);
  const bulk = (chosen: Enrollment[], clear: () => void) => (
    <BulkButtons chosen={chosen} onAsk={(action) => setAsked({ kind: "bulk", action, chosen, clear })} />
  );
  return (
    <CohortPage first={first} tab="people">
      <div className={classes.stack}>
        {manages && <Doors cohort={first} onAdd={() => setAsked({ kind: "add" })} />}
        <DataTable
          title={t("adminCohorts.tab.people")}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          rowName={({ name }) => name}
          status={status}
          onLoadMore={loadMore}
          loadAll={loadAll}
          searchedElsewhere
          {...list.table}
          filters={<StateFilter first={first} {...list.choiceOf("state")} />}
          {...(manages && { bulkActions: bulk })}
          csvName="enrollments"
          empty={<Nobody cohort={first} narrowed={choice.state !== null} />}
        />
      </div>
      {asked !== null && (
        <Suspense>
          <Dialogs cohort={first} asked={asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </CohortPage>
  );
}

function Dialogs({ cohort, asked, onClose }: { cohort: Cohort; asked: Asked; onClose: () => void }) {
  if (asked.kind === "add") return <AddPersonDialog cohort={cohort} onClose={onClose} />;
  const common = { cohort, onClose };
  if (asked.kind === "deed")
    return <DeedDialog {...common} deed={asked.deed} enrollment={asked.enrollment} />;
  return <BulkDialog {...common} action={asked.action} chosen={asked.chosen} onDone={asked.clear} />;
}

function Doors({ cohort, onAdd }: { cohort: Cohort; onAdd: () => void }) {
  const t = useT();
  return (
    <div className={classes.buttons}>
      <Button
        component={AppLink}
        href={cohortHref(cohort.id, "invite")}
        leftSection={<IconUserPlus size={16} aria-hidden="true" />}
      >
        {t("adminCohorts.invite.action")}
      </Button>
      <Button variant="default" onClick={onAdd}>
        {t("adminCohorts.add.action")}
      </Button>
      <Button component={AppLink} href={cohortHref(cohort.id, "import")} variant="default">
        {t("adminCohorts.import.action")}
      </Button>
    </div>
  );
}

function StateFilter({ first, value, onChoose }: ListChoice & { first: Cohort }) {
  const t = useT();
  const { counts } = useCohort(first);
  const all = ENROLLMENT_STATES.reduce((sum, state) => sum + counts[state], 0);
  const choices = ENROLLMENT_STATES.filter((state) => counts[state] > 0 || state === value);
  return (
    <NativeSelect
      aria-label={t("adminCohorts.state")}
      value={value}
      data={[
        { value: "", label: t("adminCohorts.people.everybody", { count: all }) },
        ...choices.map((state) => ({
          value: state,
          label: t("adminCohorts.people.inState", {
            state: t(`cohorts.enrollment.${state}`),
            count: counts[state],
          }),
        })),
      ]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  );
}

function BulkButtons({ chosen, onAsk }: { chosen: Enrollment[]; onAsk: (action: BulkAction) => void }) {
  const t = useT();
  if (chosen.length > MAX_BULK) return <span>{t("adminCohorts.bulk.tooMany", { max: MAX_BULK })}</span>;
  return bulkActionsFor(chosen).map((action) => (
    <Button key={action} size="compact-md" variant="default" onClick={() => onAsk(action)}>
      {t(`adminCohorts.deed.${action}`)}
    </Button>
  ));
}

function Nobody({ cohort, narrowed }: { cohort: Cohort; narrowed: boolean }) {
  const t = useT();
  const kind = narrowed ? "nobodySuch" : "nobody";
  return (
    <EmptyState
      icon={IconUsers}
      title={t(`adminCohorts.people.${kind}.title`)}
      text={t(`adminCohorts.people.${kind}.text`)}
      action={
        narrowed && (
          <Button component={AppLink} href={cohortHref(cohort.id, "people")} variant="default">
            {t("adminCohorts.showAll")}
          </Button>
        )
      }
    />
  );
}
