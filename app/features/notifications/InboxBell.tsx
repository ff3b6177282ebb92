import { ActionIcon } from "@mantine/core";
import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { api } from "../../../convex/_generated/api";
import { noticeText } from "../../../convex/notifications/rules/noticeTexts";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconBell } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useLater } from "../live/useLater";
import { useSignOutWatch } from "../live/useSignOutWatch";
import classes from "./notifications.module.css";

/** The badge says "99+" from here on: Convex counts no further. */
const COUNTED = 100;
const NEWEST = { paginationOpts: { numItems: 1, cursor: null } };

/** The way to the inbox, with how much in it is unread; a notice that arrives says so on every other page. */
export function InboxBell() {
  const t = useT();
  const unread = useLater(api.notifications.inbox.unread, {}) ?? 0;
  useArrivals();
  useSignOutWatch();
  const count = unread >= COUNTED ? `${COUNTED - 1}+` : String(unread);
  return (
    <span className={classes.bell}>
      <ActionIcon
        component={AppLink}
        href="/portal/inbox"
        variant="subtle"
        size={36}
        aria-label={t("own.inbox.open", { count: unread })}
      >
        <IconBell size={20} aria-hidden="true" />
      </ActionIcon>
      {unread > 0 && (
        <span className={classes.bellCount} aria-hidden="true">
          {count}
        </span>
      )}
    </span>
  );
}

/** Tells of a notice that comes while the page is open; what was there before is no news. */
function useArrivals(): void {
  const t = useT();
  const toast = useToast();
  const { pathname } = useLocation();
  const found = useLater(api.notifications.inbox.list, NEWEST);
  const newest = found?.page[0];
  const known = useRef<number>(undefined);
  useEffect(() => {
    if (found === undefined) return;
    const before = known.current;
    known.current = Math.max(newest?.createdAt ?? 0, before ?? 0);
    if (before === undefined || newest === undefined || newest.createdAt <= before) return;
    if (pathname !== "/portal/inbox")
      toast({ title: t("own.inbox.arrived"), message: noticeText(t, newest), meaning: "info" });
  }, [found, newest, pathname, t, toast]);
}
