import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { noticeText } from "../../../convex/notifications/rules/noticeTexts";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useToast } from "../../ui/feedback/useToast";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { IconCheck, IconInbox } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import { useDo, useLive } from "../live/useLive";
import { usePages } from "../live/usePages";
import classes from "./notifications.module.css";

type Page = FunctionReturnType<typeof api.notifications.inbox.list>;
type Notice = Page["page"][number];
type Props = { first: Page; unreadAtFirst: number };

/** What the organization told the viewer, the newest first, live. */
export function InboxScreen({ first, unreadAtFirst }: Props) {
  const t = useT();
  const unread = useLive(api.notifications.inbox.unread, {}, unreadAtFirst);
  const { rows, status, loadMore } = usePages(api.notifications.inbox.list, {}, first);
  return (
    <ListPage
      title={t("own.inbox.title")}
      description={t("own.inbox.unread", { count: unread })}
      action={unread > 0 ? <MarkAll count={unread} /> : undefined}
    >
      {rows.length === 0 ? (
        <EmptyState
          icon={IconInbox}
          title={t("own.inbox.empty.title")}
          text={t("own.inbox.empty.text")}
          action={
            <Button component={AppLink} href="/portal/account/notifications" variant="default">
              {t("own.inbox.choose")}
            </Button>
          }
        />
      ) : (
        <>
          <ul className={classes.notices} aria-label={t("own.inbox.title")}>
            {rows.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} />
            ))}
          </ul>
          <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
        </>
      )}
    </ListPage>
  );
}

function MarkAll({ count }: { count: number }) {
  const t = useT();
  const toast = useToast();
  const [markAll, undo] = [useDo(api.notifications.inbox.markAllRead), useDo(api.notifications.inbox.undo)];
  const mark = async () => {
    const markedAt = await markAll({});
    toast({
      message: t("own.inbox.markedAll", { count }),
      onUndo: async () => void (await undo({ markedAt })),
    });
  };
  return (
    <Button
      variant="default"
      leftSection={<IconCheck size={16} aria-hidden="true" />}
      onClick={() => void mark()}
    >
      {t("own.inbox.markAll")}
    </Button>
  );
}

function NoticeRow({ notice }: { notice: Notice }) {
  const t = useT();
  const markRead = useDo(api.notifications.inbox.markRead);
  const text = noticeText(t, notice);
  const unread = notice.readAt === null;
  return (
    <li className={classes.notice} data-unread={unread || undefined}>
      <div className={classes.noticeBody}>
        <AppLink
          className={classes.noticeLink}
          href={notice.href}
          onClick={() => void markRead({ notice: notice.id })}
        >
          {unread && <span className="visuallyHidden">{t("own.inbox.new")}</span>}
          {text}
        </AppLink>
        <span className={classes.noticeMeta}>
          {t(`notifications.kind.${notice.kind}`)} <RelativeTime at={notice.createdAt} />
        </span>
      </div>
      {unread && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t("own.inbox.markOf", { notice: text })}
          onClick={() => void markRead({ notice: notice.id })}
        >
          {t("own.inbox.mark")}
        </Button>
      )}
    </li>
  );
}
