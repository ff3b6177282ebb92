import { Checkbox } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { takesPeople } from "../../../convex/cohorts/rules/cohortLifecycle";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FileDrop } from "../../ui/forms/FileDrop";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useT } from "../../ui/i18n/useT";
import { IconLock } from "../../ui/icons";
import { useAct } from "../live/useAct";
import { useSubmission } from "../live/useSubmission";
import type { Cohort } from "./cohort";
import { CohortPage } from "./CohortPage";
import classes from "./cohorts.module.css";
import type { ImportsPage } from "./imports";
import { ImportVerdict, type Verdict } from "./ImportVerdict";
import { RecentImports } from "./RecentImports";
import { useCohort } from "./useCohort";

/** Takes a list of people in: it is looked at first, row by row, and nothing happens before that. */
export function ImportScreen({ first, imports }: { first: Cohort; imports: ImportsPage }) {
  const t = useT();
  const cohort = useCohort(first);
  return (
    <CohortPage first={first} tab="import">
      <div className={classes.stack}>
        {takesPeople(cohort.state) ? (
          <ImportForm cohort={cohort} />
        ) : (
          <EmptyState
            icon={IconLock}
            title={t("adminCohorts.import.closed.title")}
            text={t("adminCohorts.import.closed.text")}
          />
        )}
        <RecentImports cohort={cohort} first={imports} />
      </div>
    </CohortPage>
  );
}

type List = { text: string; verdict: Verdict };

/** Longer than any list that is taken. */
const MAX_FILE = 2_000_000;

function ImportForm({ cohort: { id } }: { cohort: Cohort }) {
  const t = useT();
  const check = useAct(api.cohorts.imports.check);
  const { pending, error, send } = useSubmission();
  const [files, setFiles] = useState<File[]>([]);
  const [list, setList] = useState<List | null>(null);
  const look = (chosen: File[]) => {
    setFiles(chosen);
    setList(null);
    const file = chosen[0];
    if (file === undefined) return;
    void send(async () => {
      const text = await file.text();
      setList({ text, verdict: await check({ cohort: id, text }) });
    });
  };
  return (
    <div className={classes.wizardForm}>
      <FormScope error={error}>
        <ErrorSummary labels={{ text: t("adminCohorts.import.file") }} />
        <FileDrop
          name="text"
          label={t("adminCohorts.import.file")}
          description={t("adminCohorts.import.fileText")}
          accept=".csv,text/csv,text/plain"
          maxFiles={1}
          maxSize={MAX_FILE}
          files={files}
          onFiles={(chosen) => look(chosen.slice(-1))}
        />
        <p role="status" className={classes.none}>
          {pending ? t("adminCohorts.import.looking") : ""}
        </p>
      </FormScope>
      {list !== null && <TakeIn cohort={id} list={list} onTaken={() => look([])} />}
    </div>
  );
}

type TakeInProps = { cohort: Cohort["id"]; list: List; onTaken: () => void };

function TakeIn({ cohort, list: { text, verdict }, onTaken }: TakeInProps) {
  const t = useT();
  const toast = useToast();
  const start = useAct(api.cohorts.imports.start);
  const { pending, error, send } = useSubmission();
  const [leaveOut, setLeaveOut] = useState(false);
  const [welcome, setWelcome] = useState(true);
  const { added, changed, unchanged, wrong } = verdict;
  const takes = added + changed + unchanged;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(() => start({ cohort, text, leaveOut, welcome })))) return;
    toast({ message: t("adminCohorts.import.begun", { count: takes }), meaning: "info" });
    onTaken();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={classes.stack}>
      <FormScope error={error}>
        <ImportVerdict verdict={verdict} />
        <ErrorSummary labels={{ text: t("adminCohorts.import.file") }} />
        {wrong > 0 && takes > 0 && (
          <Checkbox
            label={t("adminCohorts.import.leaveOut", { count: wrong })}
            checked={leaveOut}
            onChange={({ currentTarget }) => setLeaveOut(currentTarget.checked)}
          />
        )}
        <Checkbox
          label={t("adminCohorts.import.welcome")}
          description={t("adminCohorts.import.welcomeText")}
          checked={welcome}
          onChange={({ currentTarget }) => setWelcome(currentTarget.checked)}
        />
        <div className={classes.buttons}>
          <SubmitButton pending={pending} disabled={takes === 0 || (wrong > 0 && !leaveOut)}>
            {t("adminCohorts.import.start", { count: takes })}
          </SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}
