import { Button } from "@mantine/core";
import { api } from "../../../../convex/_generated/api";
import { useT } from "../../../ui/i18n/useT";
import { IconMessageCircle } from "../../../ui/icons";
import { useDo } from "../../live/useLive";
import classes from "./beside.module.css";
import type { PanelProps } from "./panel";
import { CommentForm } from "./CommentForm";
import { Quote } from "./Quote";
import { ThreadList } from "./ThreadList";
import type { Draft } from "./useBeside";

/** What is said beside the text, and saying something. */
export function CommentsPanel(props: PanelProps) {
  const t = useT();
  const { beside, open, mayComment } = props;
  const { draft } = beside;
  return (
    <>
      {draft?.kind === "comment" && <NewComment {...props} anchor={draft.anchor} />}
      {mayComment && draft === null && (
        <Button
          variant="default"
          leftSection={<IconMessageCircle size={16} aria-hidden="true" />}
          // The text keeps its selection: it says what the comment is about.
          onMouseDown={(event) => event.preventDefault()}
          onClick={beside.comment}
        >
          {t("editorScreens.comment.here")}
        </Button>
      )}
      <ThreadList {...props} kind="comment" threads={open.comments} />
    </>
  );
}

type NewProps = PanelProps & Pick<Extract<Draft, { kind: "comment" }>, "anchor">;

function NewComment({ beside, open, anchor }: NewProps) {
  const t = useT();
  const send = useDo(api.publishing.threads.comment);
  return (
    <section className={classes.draft} aria-label={t("editorScreens.comment.new")}>
      <Quote words={anchor.quote} />
      <CommentForm
        label={t("editorScreens.comment.label")}
        action={t("editorScreens.comment.send")}
        onCancel={beside.endDraft}
        onSend={async (text) => {
          const thread = await send({ item: open.item, ...anchor, text });
          beside.endDraft();
          beside.choose({ id: thread, kind: "comment" });
        }}
      />
    </section>
  );
}
