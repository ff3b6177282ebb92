import { Button } from "@mantine/core";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { MAX_SESSIONS } from "../../../convex/identity/rules/sessions";
import { StateBadge } from "../../ui/data/StateBadge";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useToast } from "../../ui/feedback/useToast";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { IconLogout } from "../../ui/icons";
import { useAccountLive } from "../live/useAccountLive";
import { useAttempt } from "../live/useAttempt";
import classes from "./account.module.css";
import { deviceName } from "./deviceName";
import { Section } from "./Section";

type Page = FunctionReturnType<typeof api.identity.sessions.list>;

/** Nobody has more sessions than this, so one page holds them all. */
export const ALL_SESSIONS = { paginationOpts: { numItems: MAX_SESSIONS, cursor: null } };
const STEP = 20;

/** Where the viewer is signed in, this session first. */
export function SessionList({ first }: { first: Page }) {
  const t = useT();
  const { page } = useAccountLive(api.identity.sessions.list, ALL_SESSIONS, first);
  const [drawn, setDrawn] = useState(STEP);
  const sessions = [...page].sort((one, other) => Number(other.current) - Number(one.current));
  return (
    <Section
      title={t("own.sessions.title")}
      text={t("own.sessions.text")}
      action={page.length > 1 ? <EndAll count={page.length} /> : undefined}
    >
      <ul className={classes.rows} aria-label={t("own.sessions.title")}>
        {sessions.slice(0, drawn).map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > STEP && (
        <LoadMore
          shown={Math.min(drawn, sessions.length)}
          status={sessions.length > drawn ? "CanLoadMore" : "Exhausted"}
          onLoadMore={() => setDrawn(drawn + STEP)}
        />
      )}
    </Section>
  );
}

function SessionRow({ session }: { session: Page["page"][number] }) {
  const t = useT();
  const toast = useToast();
  const revoke = useMutation(api.identity.sessions.revoke);
  const { pending, attempt } = useAttempt();
  const { id, userAgent, current, lastSeenAt, method, since } = session;
  const device = deviceName(t, userAgent);
  const end = async () => {
    if (await attempt(() => revoke({ session: id }))) toast({ message: t("own.sessions.ended", { device }) });
  };
  return (
    <li className={classes.row}>
      <div className={classes.rowBody}>
        <span className={classes.rowName}>
          {device}
          {current && <StateBadge label={t("own.sessions.current")} meaning="success" />}
        </span>
        <span className={classes.rowMeta}>
          {t(`own.sessions.method.${method}`)} <RelativeTime at={since} />.{" "}
          {!current && (
            <>
              {t("own.sessions.seen")} <RelativeTime at={lastSeenAt} />
            </>
          )}
        </span>
      </div>
      {current ? (
        <form method="post" action="/auth/sign-out">
          <Button type="submit" size="compact-md" variant="default">
            {t("shell.signOut")}
          </Button>
        </form>
      ) : (
        <Button
          size="compact-md"
          variant="default"
          loading={pending}
          aria-label={t("own.sessions.endOf", { device })}
          onClick={() => void end()}
        >
          {t("shell.signOut")}
        </Button>
      )}
    </li>
  );
}

function EndAll({ count }: { count: number }) {
  const t = useT();
  const endAll = useMutation(api.identity.sessions.endAll);
  const { attempt } = useAttempt();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLogout size={16} aria-hidden="true" className="followsReading" />}
        onClick={() => setOpened(true)}
      >
        {t("own.sessions.endAll")}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t("own.sessions.endAllTitle")}
        consequence={t("own.sessions.endAllText", { count })}
        confirmLabel={t("own.sessions.endAll")}
        onConfirm={async () => void (await attempt(() => endAll({})))}
        onClose={() => setOpened(false)}
      />
    </>
  );
}
