import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import classes from "./portal.module.css";
import type { Session } from "./sessions";
import { useCountdown } from "./useCountdown";

/** Where one registers for a session: how the person stands, and what they can do. Nothing where all may come. */
export function Registration({ session }: { session: Session }) {
  const { door } = useCountdown(session);
  if (session.admission === "cohort" || door === "over" || door === "cancelled") return null;
  return (
    <div className={classes.registration}>
      <p>
        <Standing session={session} />
      </p>
      <Choices session={session} />
    </div>
  );
}

function Standing({ session: { registration, seats, timeZone } }: { session: Session }) {
  const t = useT();
  const format = useFormat();
  switch (registration?.state) {
    case "registered":
    case "waiting":
      return t(`portal.registration.${registration.state}`);
    case "offered":
      return t("portal.registration.offered", {
        until: format.eventTime(registration.until ?? 0, timeZone),
      });
    default:
      if (seats === null || seats.total === null) return t("portal.registration.ask");
      if (seats.used >= seats.total && !seats.keepsWaiting) return t("portal.registration.full");
      return t("portal.registration.left", { count: Math.max(0, seats.total - seats.used) });
  }
}

function Choices({ session: { id: event, title, registration, seats } }: { session: Session }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const register = useDo(api.events.registrations.register);
  const accept = useDo(api.events.registrations.accept);
  const state = registration?.state;
  const isFull = seats !== null && seats.total !== null && seats.used >= seats.total;
  const enter = () =>
    attempt(async () => {
      const outcome = await register({ event });
      const said = outcome === "registered" ? "portal.registration.done" : "portal.registration.queued";
      toast({ message: t(said, { title }), meaning: "success" });
    });
  const take = () =>
    attempt(async () => {
      await accept({ event });
      toast({ message: t("portal.registration.done", { title }), meaning: "success" });
    });
  if (state === undefined || state === "cancelled")
    return isFull && !seats.keepsWaiting ? null : (
      <Button loading={pending} onClick={() => void enter()}>
        {t(isFull ? "portal.registration.wait" : "portal.registration.register")}
      </Button>
    );
  return (
    <div className={classes.sessionSide}>
      {state === "offered" && (
        <Button loading={pending} onClick={() => void take()}>
          {t("portal.registration.accept")}
        </Button>
      )}
      <GiveBack event={event} title={title} waits={state === "waiting"} />
    </div>
  );
}

type GiveBackProps = { event: Session["id"]; title: string; waits: boolean };

function GiveBack({ event, title, waits }: GiveBackProps) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const withdraw = useDo(api.events.registrations.withdraw);
  const label = t(waits ? "portal.registration.leave" : "portal.registration.withdraw");
  const confirm = async () => {
    if (await attempt(() => withdraw({ event })))
      toast({ message: t("portal.registration.gone", { title }), meaning: "success" });
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {label}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t("portal.registration.withdrawTitle", { title })}
        consequence={t("portal.registration.withdrawText")}
        confirmLabel={label}
        onConfirm={confirm}
      />
    </>
  );
}
