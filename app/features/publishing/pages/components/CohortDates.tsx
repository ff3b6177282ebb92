import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import type { Formats } from "../../../../ui/i18n/formats";
import { useFormat } from "../../../../ui/i18n/useFormat";
import { useT } from "../../../../ui/i18n/useT";
import { civilTime } from "../../../catalog/civilDates";
import { type Opening, useNeed } from "../shown";
import classes from "./cards.module.css";
import { Missing, Section } from "./Section";
import { PageLink } from "./PageLink";

/** When a program runs next, what is left of seats, and what it costs. */
export function CohortDates(props: PropsOf<"CohortDates"> & { id: string }) {
  const t = useT();
  const found = useNeed("cohorts", "CohortDates", props);
  const asked = props.program.trim() !== "";
  return (
    <Section id={props.id} heading={props.heading} lead={props.lead}>
      {found && found.openings.length > 0 ? (
        <ul className={classes.dates}>
          {found.openings.slice(0, props.most).map((opening) => (
            <CohortRow
              key={opening.cohort}
              href={`/programs/${found.slug}/${opening.slug}`}
              opening={opening}
            />
          ))}
        </ul>
      ) : found ? (
        <p className={classes.none}>{t("pageParts.noDates")}</p>
      ) : (
        <Missing>{t(asked && found === undefined ? "pageParts.loading" : "pageParts.noProgram")}</Missing>
      )}
    </Section>
  );
}

function CohortRow({ href, opening }: { href: string; opening: Opening }) {
  const t = useT();
  const format = useFormat();
  const { name, startDate, endDate, price } = opening;
  return (
    <li>
      <p className={classes.when}>
        {t("pageParts.fromTo", {
          from: format.date(civilTime(startDate), "UTC"),
          to: format.date(civilTime(endDate), "UTC"),
        })}
      </p>
      <p className={classes.cohort}>
        <PageLink href={href}>{name}</PageLink>
        <span>{seatsIn(opening, t, format)}</span>
      </p>
      <p className={classes.price}>
        {price === null
          ? t("pageParts.free")
          : format.money({ amount: price.minor, currency: price.currency })}
      </p>
    </li>
  );
}

function seatsIn({ join, seats, opensAt, timeZone }: Opening, t: ReturnType<typeof useT>, format: Formats) {
  if (join === "byInvitation") return t("pageParts.byInvitation");
  if (join === "closed") return t("pageParts.closed");
  if (join === "notYet") return t("pageParts.notYet", { date: format.date(opensAt ?? 0, timeZone) });
  return t(`pageParts.seats.${seats}`);
}
