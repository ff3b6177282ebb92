import { Button } from "@mantine/core";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { CopyLink } from "../../ui/data/CopyLink";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useLive } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import classes from "./portal.module.css";

type Made = FunctionReturnType<typeof api.events.feeds.make>;

/** The viewer's calendar address: made, shown once, made anew, revoked. */
export function CalendarFeed({ first }: { first: number | null }) {
  const t = useT();
  const date = useFormat().longDate;
  const since = useLive(api.events.feeds.since, {}, first);
  const [made, setMade] = useState<Made | null>(null);
  const shown = since === null ? null : made;
  return (
    <section className={classes.feed} aria-labelledby="feed">
      <h2 id="feed">{t("portal.calendar.feed")}</h2>
      <p className={classes.quiet}>
        {since === null || shown !== null
          ? t("portal.calendar.feed.text")
          : t("portal.calendar.feed.since", { date: date(since) })}
      </p>
      {shown !== null && <Address made={shown} />}
      <MakeFeed exists={since !== null} onMade={setMade} />
      {since !== null && <RevokeFeed />}
    </section>
  );
}

function Address({ made: { webcal, address } }: { made: Made }) {
  const t = useT();
  return (
    <>
      <p role="status">{t("portal.calendar.feed.once")}</p>
      <Button component="a" href={webcal}>
        {t("portal.calendar.feed.subscribe")}
      </Button>
      <CopyLink label={t("portal.calendar.feed.webcal")} value={webcal} />
      <CopyLink label={t("portal.calendar.feed.https")} value={address} />
    </>
  );
}

function MakeFeed({ exists, onMade }: { exists: boolean; onMade: (made: Made) => void }) {
  const t = useT();
  const { id: organization } = useOrganization();
  const { pending, attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const make = useMutation(api.events.feeds.make);
  const begin = () => attempt(async () => onMade(await make({ organization })));
  return (
    <>
      <Button
        variant={exists ? "default" : "filled"}
        loading={pending}
        onClick={() => (exists ? setAsked(true) : void begin())}
      >
        {t(exists ? "portal.calendar.feed.anew" : "portal.calendar.feed.make")}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t("portal.calendar.feed.anewTitle")}
        consequence={t("portal.calendar.feed.anewText")}
        confirmLabel={t("portal.calendar.feed.anew")}
        onConfirm={async () => void (await begin())}
      />
    </>
  );
}

function RevokeFeed() {
  const t = useT();
  const toast = useToast();
  const { id: organization } = useOrganization();
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const revoke = useMutation(api.events.feeds.revoke);
  const confirm = async () => {
    if (await attempt(() => revoke({ organization })))
      toast({ message: t("portal.calendar.feed.revoked"), meaning: "success" });
  };
  return (
    <>
      <Button variant="subtle" color="danger" onClick={() => setAsked(true)}>
        {t("portal.calendar.feed.revoke")}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t("portal.calendar.feed.revokeTitle")}
        consequence={t("portal.calendar.feed.revokeText")}
        confirmLabel={t("portal.calendar.feed.revoke")}
        onConfirm={confirm}
      />
    </>
  );
}
