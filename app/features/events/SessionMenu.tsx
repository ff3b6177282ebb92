import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconArrowBackUp, IconBan, IconEdit } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import classes from "./events.module.css";
import { type Phase, type Session, sessionHref } from "./session";

/** Loaded when somebody asks for it. */
const CancelDialog = lazy(async () => ({ default: (await import("./CancelDialog")).CancelDialog }));

/** What can be done with a session as a whole. */
export function SessionMenu({ session, phase }: { session: Session; phase: Phase }) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  if (phase === "over") return null;
  if (phase === "cancelled") return <RestoreButton session={session} />;
  return (
    <div className={classes.badges}>
      <Button
        variant="default"
        leftSection={<IconBan size={16} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {t("sessions.cancel.action")}
      </Button>
      <Button
        component={AppLink}
        href={sessionHref(session.id, "edit")}
        leftSection={<IconEdit size={16} aria-hidden="true" />}
      >
        {t("common.edit")}
      </Button>
      {asked && (
        <Suspense>
          <CancelDialog session={session} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </div>
  );
}

function RestoreButton({ session: { id, title } }: { session: Session }) {
  const t = useT();
  const toast = useToast();
  const restore = useDo(api.events.events.restore);
  const { pending, attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        variant="default"
        loading={pending}
        leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {t("sessions.restore.action")}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t("sessions.restore.title", { title })}
        consequence={t("sessions.restore.text")}
        confirmLabel={t("sessions.restore.action")}
        danger={false}
        onConfirm={async () => {
          if (await attempt(() => restore({ event: id }))) toast({ message: t("sessions.restore.done") });
        }}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
