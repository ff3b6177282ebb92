import { api } from "../../../../convex/_generated/api";
import { DAY } from "../../../../convex/shared/time";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useNow } from "../../../ui/i18n/useNow";
import { useT } from "../../../ui/i18n/useT";
import { useLive } from "../../live/useLive";
import { dayOf } from "../../portal/enrollments";
import type { Badge, Views } from "./badge";
import { lastDays } from "./lastDays";
import classes from "./portal.module.css";

/** Days that are drawn. */
const DAYS = 30;

/** How often the page was opened, day by day; not by whom. */
export function ViewCounts({ badge, first }: { badge: Badge["id"]; first: Views }) {
  const t = useT();
  const format = useFormat();
  const today = Math.floor(useNow(DAY) / DAY) * DAY;
  const views = useLive(api.certificates.holders.views, { credential: badge }, first);
  const days = lastDays(views, DAYS, today);
  const count = days.reduce((sum, day) => sum + day.count, 0);
  const most = Math.max(1, ...days.map((day) => day.count));
  return (
    <section className={classes.section} aria-labelledby="views">
      <h2 id="views">{t("own.certificates.views")}</h2>
      <p>
        {count === 0 ? t("own.certificates.viewsNone") : t("own.certificates.viewsOf", { count })}{" "}
        <span className={classes.quiet}>{t("own.certificates.viewsText")}</span>
      </p>
      {count > 0 && (
        <ol className={classes.bars}>
          {days.map((day) => {
            const words = { date: format.longDate(dayOf(day.day), "UTC"), count: day.count };
            const said = t("own.certificates.viewsDay", words);
            return (
              <li key={day.day} title={said}>
                <span style={{ blockSize: `${(day.count / most) * 100}%` }} />
                <span className="visuallyHidden">{said}</span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
