import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import classes from "./beside.module.css";
import type { PanelProps } from "./panel";
import { CommentForm } from "./CommentForm";
import { CommentLine, RemarkHead } from "./CommentLine";
import { Quote } from "./Quote";
import { SuggestionView } from "./SuggestionView";
import { goTo, isThere } from "./textEditor";
import { ThreadDeeds } from "./ThreadDeeds";
import { suggestionOf, type Thread } from "./threads";

type Props = Pick<PanelProps, "editor" | "beside" | "mayComment"> & { thread: Thread };

/** A thread: what it is about, what is said in it, and what can be done with it. */
export function ThreadCard({ editor, beside, mayComment, thread }: Props) {
  const t = useT();
  const card = useRef<HTMLElement>(null);
  const chosen = beside.chosen === thread.id;
  const [replying, setReplying] = useState(false);
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const suggestion = suggestionOf(thread);
  const present = isThere(editor, thread);
  return (
    <article
      ref={card}
      className={classes.thread}
      data-chosen={chosen || undefined}
      aria-label={t("editorScreens.thread.of", { name: thread.by.name })}
    >
      {suggestion === null ? (
        <Quote words={thread.quote} />
      ) : (
        <RemarkHead by={thread.by.name} at={thread.at} />
      )}
      {suggestion === null && !present && <p className={classes.quiet}>{t("editorScreens.comment.gone")}</p>}
      {suggestion !== null && <SuggestionView editor={editor} thread={thread} suggestion={suggestion} />}
      {thread.comments.map((comment) => (
        <CommentLine key={comment.id} comment={comment} mayChange={mayComment} />
      ))}
      {thread.settled !== null && (
        <p className={classes.quiet}>
          {t(`editorScreens.thread.state.${thread.state}`, { name: thread.settled.by })}
        </p>
      )}
      <div className={classes.buttons}>
        <ThreadDeeds thread={thread} />
        {mayComment && thread.state === "open" && !replying && (
          <Button size="compact-sm" variant="default" onClick={() => setReplying(true)}>
            {t("editorScreens.comment.reply")}
          </Button>
        )}
        {present && thread.settled === null && <ShowButton editor={editor} beside={beside} thread={thread} />}
      </div>
      {replying && <Reply thread={thread} onEnd={() => setReplying(false)} />}
    </article>
  );
}

type ShowProps = Pick<Props, "editor" | "beside" | "thread">;

function ShowButton({ editor, beside, thread }: ShowProps) {
  const t = useT();
  const show = () => {
    beside.choose(thread);
    goTo(editor, thread);
  };
  return (
    <Button size="compact-sm" variant="subtle" onClick={show}>
      {t("editorScreens.thread.show")}
    </Button>
  );
}

function Reply({ thread, onEnd }: { thread: Thread; onEnd: () => void }) {
  const t = useT();
  const reply = useDo(api.publishing.threads.reply);
  return (
    <CommentForm
      label={t("editorScreens.comment.replyLabel")}
      action={t("editorScreens.comment.send")}
      onCancel={onEnd}
      onSend={async (text) => {
        await reply({ thread: thread.id, text });
        onEnd();
      }}
    />
  );
}
