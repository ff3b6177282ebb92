import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { ThreadKind } from "../../../../convex/publishing/rules/statuses";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useT } from "../../../ui/i18n/useT";
import { IconEdit, IconMessageCircle } from "../../../ui/icons";
import classes from "./beside.module.css";
import type { PanelProps } from "./panel";
import { ThreadCard } from "./ThreadCard";
import type { Thread } from "./threads";
import { useKind, useSettledThreads } from "./useThreads";

type Props = PanelProps & {
  kind: ThreadKind;
  /** The open ones of that kind. */
  threads: readonly Thread[];
};

/** The threads of a kind: the open ones, or those that are settled. */
export function ThreadList(props: Props) {
  const t = useT();
  const [settled, setSettled] = useState(false);
  return (
    <>
      <SegmentedControl
        aria-label={t("editorScreens.thread.which")}
        size="xs"
        value={settled ? "settled" : "open"}
        onChange={(value) => setSettled(value === "settled")}
        data={(["open", "settled"] as const).map((value) => ({
          value,
          label: t(`editorScreens.thread.${value}`),
        }))}
      />
      {settled ? <SettledThreads {...props} /> : <Cards {...props} more={props.open} />}
    </>
  );
}

function SettledThreads(props: Props) {
  const t = useT();
  const more = useSettledThreads(props.open.item);
  const threads = useKind(more.rows, props.kind);
  const name = props.kind === "comment" ? "comment" : "suggestion";
  if (threads.length === 0 && more.status === "Exhausted")
    return <p className={classes.quiet}>{t(`editorScreens.${name}.noneSettled`)}</p>;
  return <Cards {...props} threads={threads} more={more} />;
}

type CardsProps = Props & { more: Pick<PanelProps["open"], "status" | "loadMore"> };

function Cards({ kind, threads, more, ...panel }: CardsProps) {
  const t = useT();
  if (threads.length === 0 && more.status === "Exhausted")
    return (
      <EmptyState
        icon={kind === "comment" ? IconMessageCircle : IconEdit}
        title={t(`editorScreens.${kind}.none.title`)}
        text={t(`editorScreens.${kind}.none.text`)}
      />
    );
  return (
    <>
      <ul className={classes.threads}>
        {threads.map((thread) => (
          <li key={thread.id}>
            <ThreadCard {...panel} thread={thread} />
          </li>
        ))}
      </ul>
      {more.status !== "Exhausted" && (
        <LoadMore shown={threads.length} status={more.status} onLoadMore={more.loadMore} />
      )}
    </>
  );
}
