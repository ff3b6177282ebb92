import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { EventTime } from "../../ui/i18n/EventTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconAlertTriangle } from "../../ui/icons";
import classes from "./events.module.css";
import type { PlanPreview } from "./usePlanPreview";

type Props = {
  preview: PlanPreview | undefined;
  timeZone: string;
  /** Wall times of those that are left out. */
  without: readonly string[];
  onWithout: (without: string[]) => void;
  anyway: boolean;
  onAnyway: (anyway: boolean) => void;
};

/** Problems of dates that are worth saying before the form is sent. */
const DATED = ["wallStart", "timeZone", "rule", "durationMinutes"];

/** The dates that would be planned, and what is to be said of them. */
export function PlanPreviewPanel({ preview, timeZone, ...props }: Props) {
  const t = useT();
  const problems = Object.entries(preview?.problems ?? {}).filter(([field]) => DATED.includes(field));
  return (
    <section className={classes.preview} aria-label={t("sessions.preview.title")} aria-live="polite">
      <h2>{t("sessions.preview.title")}</h2>
      {preview === undefined && <p className={classes.meta}>{t("common.loading")}</p>}
      {problems.length > 0 && (
        <ul className={classes.notes}>
          {problems.map(([field, problem]) => {
            const key = `errors.${problem}`;
            return <Note key={field}>{t.knows(key) ? t(key) : problem}</Note>;
          })}
        </ul>
      )}
      {preview !== undefined && problems.length === 0 && preview.starts.length === 0 && (
        <p className={classes.meta}>{t("sessions.preview.incomplete")}</p>
      )}
      {preview !== undefined && preview.starts.length > 0 && (
        <Dates preview={preview} timeZone={timeZone} {...props} />
      )}
    </section>
  );
}

function Dates({
  preview,
  timeZone,
  without,
  onWithout,
  anyway,
  onAnyway,
}: Props & { preview: PlanPreview }) {
  const t = useT();
  const { starts, mayOverlap, collisions } = preview;
  const taken = starts.filter(({ wall }) => !without.includes(wall)).length;
  const toggle = (wall: string) =>
    onWithout(without.includes(wall) ? without.filter((each) => each !== wall) : [...without, wall]);
  return (
    <>
      <p>{t("sessions.preview.count", { count: taken })}</p>
      <Notes preview={preview} />
      {collisions.length > 0 && mayOverlap && (
        <Checkbox
          label={t("sessions.anyway")}
          checked={anyway}
          onChange={({ currentTarget }) => onAnyway(currentTarget.checked)}
        />
      )}
      <ol className={classes.dates}>
        {starts.map(({ wall, startsAt }) => (
          <li key={startsAt}>
            {starts.length === 1 ? (
              <EventTime at={startsAt} zone={timeZone} />
            ) : (
              <Checkbox
                checked={!without.includes(wall)}
                onChange={() => toggle(wall)}
                label={<EventTime at={startsAt} zone={timeZone} />}
              />
            )}
          </li>
        ))}
      </ol>
      {starts.length > 1 && <p className={classes.meta}>{t("sessions.preview.without")}</p>}
    </>
  );
}

function Notes({ preview: { notes, collisions } }: { preview: PlanPreview }) {
  const t = useT();
  const format = useFormat();
  if (notes.length + collisions.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {notes.map(({ given, fit, wall }) => (
        <Note key={given}>
          {t(`sessions.clock.${fit}`, { given: wallText(format, given), wall: wallText(format, wall) })}
        </Note>
      ))}
      {collisions.map(({ person, name, title, wallStart }) => (
        <Note key={person}>
          {t("sessions.collision", { name, title, when: wallText(format, wallStart) })}
        </Note>
      ))}
    </ul>
  );
}

/** A wall time as people read it, whatever their zone. */
function wallText(format: ReturnType<typeof useFormat>, wall: string): string {
  return format.dateTime(Date.parse(`${wall}:00Z`), "UTC");
}

function Note({ children }: { children: ReactNode }) {
  return (
    <li className={classes.note}>
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}
