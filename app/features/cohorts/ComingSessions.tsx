import { Anchor } from "@mantine/core";
import { useId } from "react";
import { api } from "../../../convex/_generated/api";
import { TextSkeleton } from "../../ui/feedback/Skeletons";
import { EventTime } from "../../ui/i18n/EventTime";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useLater } from "../live/useLater";
import { type Cohort, cohortHref } from "./cohort";
import classes from "./cohorts.module.css";

const SHOWN = 3;

/** The next sessions of a cohort. */
export function ComingSessions({ cohort: { id } }: { cohort: Cohort }) {
  const t = useT();
  const heading = useId();
  const found = useLater(api.events.events.list, {
    cohort: id,
    when: "coming",
    paginationOpts: { numItems: SHOWN, cursor: null },
  });
  return (
    <section aria-labelledby={heading} className={classes.part}>
      <div className={classes.partHead}>
        <h2 id={heading}>{t("adminCohorts.coming.title")}</h2>
        <AppLink href={cohortHref(id, "sessions")}>{t("adminCohorts.coming.all")}</AppLink>
      </div>
      {found === undefined && <TextSkeleton lines={SHOWN} />}
      {found?.page.length === 0 && <p className={classes.none}>{t("adminCohorts.coming.none")}</p>}
      {found !== undefined && found.page.length > 0 && (
        <ul className={classes.rows}>
          {found.page.map((event) => (
            <li key={event.id}>
              <span className={classes.rowMain}>
                <Anchor component={AppLink} href={`/admin/sessions/${event.id}`} className={classes.rowName}>
                  {event.title}
                </Anchor>
              </span>
              <span className={classes.rowMeta}>
                <EventTime at={event.startsAt} zone={event.timeZone} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
