import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useId, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { TaskProgress } from "../../ui/feedback/TaskProgress";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { IconMail, IconPlus } from "../../ui/icons";
import { useAct } from "../live/useAct";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { useSubmission } from "../live/useSubmission";
import type { Cohort } from "./cohort";
import { CohortPage } from "./CohortPage";
import classes from "./cohorts.module.css";
import { MailPreview } from "./MailPreview";

export type AnnouncementsPage = FunctionReturnType<typeof api.cohorts.announcements.list>;
type Announcement = AnnouncementsPage["page"][number];
type Props = { first: Cohort; announcements: AnnouncementsPage };

/** What was told to a cohort, and telling it something. */
export function AnnouncementsScreen({ first, announcements }: Props) {
  const t = useT();
  const heading = useId();
  const { rows, status, loadMore } = usePages(
    api.cohorts.announcements.list,
    { cohort: first.id },
    announcements,
  );
  const [writing, setWriting] = useState(false);
  const write = (
    <Button onClick={() => setWriting(true)} leftSection={<IconPlus size={16} aria-hidden="true" />}>
      {t("adminCohorts.announce.action")}
    </Button>
  );
  return (
    <CohortPage first={first} tab="announcements">
      <div className={classes.stack}>
        {writing && <Composer cohort={first} onClose={() => setWriting(false)} />}
        {!writing && rows.length > 0 && <div className={classes.buttons}>{write}</div>}
        {rows.length === 0 && !writing && (
          <EmptyState
            icon={IconMail}
            title={t("adminCohorts.announce.none.title")}
            text={t("adminCohorts.announce.none.text")}
            action={write}
          />
        )}
        {rows.length > 0 && (
          <section aria-labelledby={heading} className={classes.part}>
            <h2 id={heading}>{t("adminCohorts.announce.history")}</h2>
            <ul className={classes.rows}>
              {rows.map((row) => (
                <AnnouncementRow key={row.id} row={row} />
              ))}
            </ul>
            <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
          </section>
        )}
      </div>
    </CohortPage>
  );
}

function Composer({ cohort: { id, name }, onClose }: { cohort: Cohort; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const announce = useDo(api.cohorts.announcements.send);
  const preview = useAct(api.cohorts.announcements.previewMail);
  const { pending, error, send } = useSubmission();
  const [subject, setSubject] = useState("");
  const [body, setBody] = useState("");
  const count = useLater(api.cohorts.announcements.audience, { cohort: id }) ?? 0;
  const labels = { subject: t("adminCohorts.announce.subject"), body: t("adminCohorts.announce.body") };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(() => announce({ cohort: id, subject, body })))) return;
    toast({ message: t("adminCohorts.announce.sent", { count }) });
    onClose();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={classes.wizardForm}>
      <FormScope error={error}>
        <ErrorSummary labels={labels} />
        <p className={classes.text}>{t("adminCohorts.announce.audience", { count, name })}</p>
        <TextField
          name="subject"
          label={labels.subject}
          value={subject}
          onChange={({ currentTarget }) => setSubject(currentTarget.value)}
          autoComplete="off"
        />
        <TextField
          name="body"
          label={labels.body}
          description={t("adminCohorts.announce.markdown")}
          lines={8}
          value={body}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
        />
        <MailPreview write={(locale) => preview({ cohort: id, subject, body, locale })} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <SubmitButton pending={pending} disabled={count === 0}>
            {t("adminCohorts.announce.send", { count })}
          </SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}

function AnnouncementRow({ row }: { row: Announcement }) {
  const t = useT();
  const { subject, body, author, sentAt, state, recipients, of } = row;
  return (
    <li>
      <details className={classes.rowMain}>
        <summary className={classes.rowName}>{subject}</summary>
        <p className={classes.more}>{body}</p>
      </details>
      {state === "sending" ? (
        <TaskProgress label={t("adminCohorts.announce.sending")} done={recipients} total={of} />
      ) : (
        <span className={classes.rowMeta}>
          {t("adminCohorts.announce.told", { count: recipients, author })} <RelativeTime at={sentAt} />
        </span>
      )}
    </li>
  );
}
