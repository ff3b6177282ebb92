import { Anchor, Button, Text } from "@mantine/core";
import { isOut } from "../../../../convex/cohorts/rules/enrollmentLifecycle";
import { type Fact, FactList } from "../../../ui/data/FactList";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useServerT } from "../../../ui/i18n/useServerT";
import { PublicPage } from "../../../ui/shells/PublicPage";
import { cohortPath, dayOf } from "../../portal/enrollments";
import { usePlaceTime } from "../../portal/usePlaceTime";
import classes from "./cohort.module.css";
import { JoinForm } from "./JoinForm";
import type { JoinProps, Opening } from "./joining";

/** A cohort that one may join, and the way in. Works without scripts. */
export function JoinScreen(props: JoinProps) {
  const t = useServerT();
  const { program, opening } = props;
  return (
    <PublicPage title={opening.name} text={t("portal.joining.of", { program: program.title })}>
      <div className={classes.joining}>
        <div className={classes.facts}>
          <FactList facts={useFacts(opening)} />
        </div>
        <WayIn {...props} />
        <div>
          <Anchor href={`/programs/${program.slug}`}>
            {t("portal.joining.back", { program: program.title })}
          </Anchor>
        </div>
      </div>
    </PublicPage>
  );
}

function useFacts({
  startDate,
  endDate,
  timeZone,
  seats,
  price,
  joinMode,
  opensAt,
  closesAt,
}: Opening): Fact[] {
  const t = useServerT();
  const format = useFormat();
  const when = usePlaceTime();
  const day = (date: string) => format.longDate(dayOf(date), "UTC");
  return [
    {
      label: t("portal.joining.dates"),
      value: t("portal.dates", { start: day(startDate), end: day(endDate) }),
    },
    { label: t("portal.joining.zone"), value: timeZone },
    { label: t("portal.joining.seats"), value: t(`portal.joining.seats.${seats}`) },
    { label: t("portal.joining.way"), value: t(`portal.joining.way.${joinMode}`) },
    ...(closesAt === null
      ? []
      : [
          {
            label: t("portal.joining.window"),
            value: t("portal.joining.until", { date: when(closesAt, timeZone) }),
          },
        ]),
    ...(opensAt === null || closesAt !== null
      ? []
      : [
          {
            label: t("portal.joining.window"),
            value: t("portal.joining.from", { date: when(opensAt, timeZone) }),
          },
        ]),
    ...(price === null
      ? []
      : [
          {
            label: t("portal.joining.price"),
            value: format.money({ amount: price.minor, currency: price.currency }),
          },
        ]),
  ];
}

/** What this visitor can do now, or why they cannot. */
function WayIn(props: JoinProps) {
  const t = useServerT();
  const when = usePlaceTime();
  const { opening } = props;
  const { join, seats, joinMode, opensAt, timeZone, mine } = opening;
  if (mine !== null && !isOut(mine)) return <Mine opening={opening} mine={mine} />;
  if (join === "notYet" && opensAt !== null)
    return <Text>{t("portal.joining.notYet", { date: when(opensAt, timeZone) })}</Text>;
  if (join !== "open")
    return <Text>{t(`portal.joining.${join === "byInvitation" ? "byInvitation" : "closed"}`)}</Text>;
  if (seats === "full" && joinMode === "open") return <Text>{t("portal.joining.full")}</Text>;
  return <JoinForm {...props} />;
}

type MineProps = { opening: Opening; mine: NonNullable<Opening["mine"]> };

function Mine({ opening, mine }: MineProps) {
  const t = useServerT();
  const answers = mine === "invited" || mine === "offered";
  return (
    <div className={classes.act}>
      <Text>{t("portal.joining.mine", { state: t(`cohorts.enrollment.${mine}`) })}</Text>
      <Button component="a" href={cohortPath(opening.cohort)}>
        {t(answers ? "portal.joining.toAnswer" : "portal.joining.toMine")}
      </Button>
    </div>
  );
}
