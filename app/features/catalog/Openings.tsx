import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { MessageKey, TranslateAll } from "../../../convex/shared/messages/translate";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useServerT } from "../../ui/i18n/useServerT";
import { civilTime } from "./civilDates";
import classes from "./public.module.css";

export type Opening = FunctionReturnType<typeof api.cohorts.cohorts.openFor>[number];

/** The cohorts that come or run, and what this visitor may do with each. */
export function Openings({ slug, cohorts }: { slug: string; cohorts: readonly Opening[] }) {
  const t = useServerT();
  return (
    <section>
      <h2>{t("catalogScreens.public.cohorts")}</h2>
      {cohorts.length === 0 ? (
        <p className={classes.count}>{t("catalogScreens.public.noCohorts")}</p>
      ) : (
        <ul className={classes.openings}>
          {cohorts.map((cohort) => (
            <OpeningItem key={cohort.cohort} href={`/programs/${slug}/${cohort.slug}`} cohort={cohort} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OpeningItem({ href, cohort }: { href: string; cohort: Opening }) {
  const t = useServerT();
  const format = useFormat();
  const { name, startDate, endDate, price } = cohort;
  const action = t(actionOf(cohort));
  return (
    <li>
      <h3>{name}</h3>
      <p>
        {t("catalogScreens.cohorts.fromTo", {
          from: format.date(civilTime(startDate), "UTC"),
          to: format.date(civilTime(endDate), "UTC"),
        })}
      </p>
      <p className={classes.count}>{stateOf(cohort, t, format)}</p>
      <p className={classes.count}>
        {price === null
          ? t("catalogScreens.public.free")
          : format.money({ amount: price.minor, currency: price.currency })}
      </p>
      <Button
        component="a"
        href={href}
        variant={canEnter(cohort) ? "filled" : "default"}
        aria-label={t("catalogScreens.public.cohortLink", { action, name })}
      >
        {action}
      </Button>
    </li>
  );
}

function canEnter({ join, mine, seats }: Opening): boolean {
  return join === "open" && mine === null && seats !== "full";
}

function actionOf(cohort: Opening): MessageKey {
  if (!canEnter(cohort)) return "catalogScreens.public.look";
  if (cohort.joinMode === "request") return "catalogScreens.public.request";
  return cohort.seats === "waitlist" ? "catalogScreens.public.wait" : "catalogScreens.public.join";
}

/** What stands in the way, or how many seats are left, in words. */
function stateOf({ join, seats, mine, opensAt, closesAt, timeZone }: Opening, t: TranslateAll, format: Formats) {
  if (mine !== null) return t(`cohorts.enrollment.${mine}`);
  if (join === "byInvitation") return t("catalogScreens.public.byInvitation");
  if (join === "closed") return t("catalogScreens.public.closed");
  if (join === "notYet")
    return t("catalogScreens.public.notYet", { date: format.date(opensAt ?? 0, timeZone) });
  const free = t(`catalogScreens.public.seats.${seats}`);
  if (closesAt === null) return free;
  return `${free} · ${t("catalogScreens.public.until", { date: format.date(closesAt, timeZone) })}`;
}
