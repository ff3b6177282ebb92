import { Button } from "@mantine/core";
import { useT } from "../i18n/useT";
import classes from "./feedback.module.css";

/** As `usePaginatedQuery` of Convex says it. */
export type PaginationStatus = "LoadingFirstPage" | "CanLoadMore" | "LoadingMore" | "Exhausted";

type Props = { shown: number; status: PaginationStatus; onLoadMore?: (() => void) | undefined };

/** How many rows are there, and the next ones. */
export function LoadMore({ shown, status, onLoadMore }: Props) {
  const t = useT();
  const more = status === "CanLoadMore" || status === "LoadingMore";
  return (
    <div className={classes.more}>
      <span role="status">{t(more ? "ui.table.shownOfMore" : "ui.table.shown", { count: shown })}</span>
      {more && onLoadMore && (
        <Button variant="default" size="compact-md" loading={status === "LoadingMore"} onClick={onLoadMore}>
          {t("ui.more.load")}
        </Button>
      )}
    </div>
  );
}
