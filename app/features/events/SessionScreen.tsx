import { FactList } from "../../ui/data/FactList";
import { EventTime } from "../../ui/i18n/EventTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { MeetingPanel, type Meeting } from "../conferencing/MeetingPanel";
import classes from "./events.module.css";
import { type OpenSession, placeText, type Session } from "./session";
import { SessionPage, useSession } from "./SessionPage";

type Props = { first: OpenSession; meeting: Meeting | null };

/** A session: what happens there, where and when it is, and how its meeting stands. */
export function SessionScreen({ first, meeting }: Props) {
  const t = useT();
  const { event: session, mayManage } = useSession(first);
  return (
    <SessionPage first={first} tab="overview" facts={<SessionFacts session={session} />}>
      <div className={classes.stack}>
        {session.cancelReason !== null && (
          <section>
            <h2>{t("sessions.cancelledWhy")}</h2>
            <p className={classes.text}>{session.cancelReason}</p>
          </section>
        )}
        {session.place.online?.provider === "zoom" && (
          <MeetingPanel event={session.id} first={meeting} mayManage={mayManage} />
        )}
        <section>
          <h2>{t("sessions.field.description")}</h2>
          <p className={classes.text}>
            {session.description.trim() === "" ? t("sessions.noDescription") : session.description}
          </p>
        </section>
      </div>
    </SessionPage>
  );
}

function SessionFacts({ session }: { session: Session }) {
  const t = useT();
  const format = useFormat();
  const { startsAt, endsAt, timeZone, place, instructors, series, remindBefore, seats } = session;
  const names = format.list(instructors.map(({ name }) => name));
  const minutes = [...remindBefore].sort((a, b) => b - a).map((each) => format.duration(each * 60_000));
  const facts = [
    { label: t("sessions.fact.kind"), value: t(`sessions.kind.${session.kind}`) },
    { label: t("sessions.fact.begins"), value: <EventTime at={startsAt} zone={timeZone} /> },
    { label: t("sessions.fact.ends"), value: <EventTime at={endsAt} zone={timeZone} /> },
    { label: t("sessions.fact.place"), value: <PlaceFact place={place} /> },
    { label: t("sessions.field.instructors"), value: names === "" ? t("sessions.fact.nobody") : names },
    {
      label: t("sessions.fact.series"),
      value: t(
        series === null
          ? "sessions.fact.single"
          : series.differs
            ? "sessions.fact.differs"
            : "sessions.fact.part",
      ),
    },
    {
      label: t("sessions.field.reminders"),
      value: minutes.length === 0 ? t("common.none") : format.list(minutes),
    },
  ];
  if (seats === null) return <FactList facts={facts} />;
  const { used, total, waiting } = seats;
  const counts = { used, bounded: total === null ? "no" : "yes", total: total ?? 0 };
  const registration = [
    { label: t("sessions.field.seats"), value: t("sessions.seatsUsed", counts) },
    { label: t("sessions.fact.waiting"), value: format.number(waiting) },
  ];
  return <FactList facts={[...facts, ...registration]} />;
}

function PlaceFact({ place }: { place: Session["place"] }) {
  const t = useT();
  const format = useFormat();
  const { online } = place;
  if (online?.provider !== "link" || online.url === undefined) return <>{placeText(t, format, place)}</>;
  return (
    <>
      {place.room !== undefined && <>{place.room} · </>}
      <a href={online.url} dir="ltr" rel="noreferrer" className={classes.address}>
        {online.url}
      </a>
    </>
  );
}
