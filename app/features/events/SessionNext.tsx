import { OPENS_BEFORE } from "../../../convex/attendance/rules/door";
import { NextAction } from "../../ui/data/NextAction";
import { useNow } from "../../ui/i18n/useNow";
import { useT } from "../../ui/i18n/useT";
import { useMay } from "../admin/useMay";
import { type Session, sessionHref, type SessionTab } from "./session";

type Props = { session: Session; mayManage: boolean; tab: SessionTab };

/** What waits for the viewer at a session: to let people check in, or to keep the sheet. */
export function SessionNext({ session, mayManage, tab }: Props) {
  const t = useT();
  const may = useMay();
  const now = useNow();
  const { id, state, startsAt, endsAt, place } = session;
  const isOpen = now >= startsAt - OPENS_BEFORE && now < endsAt;
  if (state === "cancelled" || !isOpen || !mayManage || !may("attendance.manage")) return null;
  if (place.room !== undefined)
    return (
      <NextAction
        text={t("sessions.next.code")}
        actionLabel={t("sessions.next.codeAction")}
        href={sessionHref(id, "code")}
      />
    );
  if (tab === "sheet") return null;
  return (
    <NextAction
      text={t("sessions.next.sheet")}
      actionLabel={t("sessions.next.sheetAction")}
      href={sessionHref(id, "sheet")}
    />
  );
}
