import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { noticeText } from "../../../convex/notifications/rules/noticeTexts";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useLive } from "../live/useLive";
import classes from "./portal.module.css";

/** What the first page shows of the inbox. */
export const LATELY = { paginationOpts: { numItems: 4, cursor: null } };
export type Lately = FunctionReturnType<typeof api.notifications.inbox.list>;

/** The newest notices, live, beside what the viewer takes part in. */
export function LatelyList({ first }: { first: Lately }) {
  const t = useT();
  const { page } = useLive(api.notifications.inbox.list, LATELY, first);
  return (
    <aside className={classes.lately} aria-labelledby="lately">
      <h2 id="lately">{t("own.home.lately")}</h2>
      {page.length === 0 ? (
        <p className={classes.quiet}>{t("own.home.lately.none")}</p>
      ) : (
        <>
          <ul>
            {page.map((notice) => (
              <li key={notice.id}>
                <AppLink href={notice.href}>{noticeText(t, notice)}</AppLink>
                <span className={classes.quiet}>
                  <RelativeTime at={notice.createdAt} />
                </span>
              </li>
            ))}
          </ul>
          <AppLink href="/portal/inbox">{t("own.home.all")}</AppLink>
        </>
      )}
    </aside>
  );
}
