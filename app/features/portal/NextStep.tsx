import { NextAction } from "../../ui/data/NextAction";
import { useT } from "../../ui/i18n/useT";
import type { Presence } from "../shell/presence";

type Props = { unread: number; hasPasskey: boolean; me: Presence | undefined };

/** For who has no session to go to: news, work that waits elsewhere, an easier way in; the first that fits. */
export function NextStep({ unread, hasPasskey, me }: Props) {
  const t = useT();
  const seat = me?.companies[0];
  if (unread > 0)
    return (
      <NextAction
        text={t("own.inbox.unread", { count: unread })}
        actionLabel={t("own.home.read")}
        href="/portal/inbox"
      />
    );
  if (me?.permissions.includes("staff.enter"))
    return <NextAction text={t("own.home.staff")} actionLabel={t("own.home.enter")} href="/admin" />;
  if (seat !== undefined)
    return (
      <NextAction
        text={t("own.home.company", { company: seat.name })}
        actionLabel={t("own.home.openCompany")}
        href={`/cockpit/${seat.slug}`}
      />
    );
  if (!hasPasskey)
    return (
      <NextAction
        text={t("own.passkeys.text")}
        actionLabel={t("own.passkeys.add")}
        href="/portal/account/security"
      />
    );
  return null;
}
