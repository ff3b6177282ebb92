import { Button } from "@mantine/core";
import { diffWordsWithSpace } from "diff";
import { api } from "../../../../convex/_generated/api";
import { blockText } from "../../../../convex/shared/documents/text";
import type { DocumentNode } from "../../../../convex/shared/documents/nodes";
import { sameNode } from "../../../../convex/publishing/rules/suggestions";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import classes from "./beside.module.css";
import { presentBlock, type TextEditor } from "./textEditor";
import type { Suggestion, Thread } from "./threads";
import { useTextChange } from "./useTextChange";

type Props = { editor: TextEditor; thread: Thread; suggestion: Suggestion };

/** What a suggestion would change; where the text has changed meanwhile, how it stands now as well. */
export function SuggestionView({ editor, thread, suggestion: { before, after } }: Props) {
  const t = useT();
  useTextChange(editor);
  if (thread.state !== "open") return <Change before={before} after={after} />;
  const present = presentBlock(editor, thread.blockId)?.json ?? null;
  if (present !== null && sameNode(present, before)) return <Change before={before} after={after} />;
  if (present !== null && sameNode(present, after)) return <Change before={before} after={after} />;
  return (
    <>
      <p className={classes.stale}>
        {t(present === null ? "editorScreens.suggestion.gone" : "editorScreens.suggestion.stale")}
      </p>
      {present !== null && (
        <>
          <h4>{t("editorScreens.suggestion.present")}</h4>
          <p className={classes.words} dir="auto">
            {blockText(present)}
          </p>
        </>
      )}
      <h4>{t("editorScreens.suggestion.suggested")}</h4>
      <Change before={before} after={after} />
      {present !== null && thread.mayDo.includes("accept") && <AcceptOver thread={thread} over={present} />}
    </>
  );
}

function AcceptOver({ thread, over }: { thread: Thread; over: DocumentNode }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const accept = useDo(api.publishing.threads.accept);
  const take = () =>
    attempt(async () => {
      const { applied } = await accept({ thread: thread.id, over: JSON.stringify(over) });
      if (applied) toast({ message: t("editorScreens.thread.done.accept") });
    });
  return (
    <Button size="compact-sm" variant="default" loading={pending} onClick={() => void take()}>
      {t("editorScreens.suggestion.acceptOver")}
    </Button>
  );
}

/** The words that go and those that come; told in a sentence where only the form changes. */
function Change({ before, after }: Suggestion) {
  const t = useT();
  const [old, fresh] = [blockText(before), blockText(after)];
  const form = formOf(before, after, t);
  return (
    <div role="group" aria-label={t("editorScreens.suggestion.change")}>
      {old === fresh && form === null && (
        <p className={classes.quiet}>{t("editorScreens.suggestion.lookOnly")}</p>
      )}
      {form !== null && <p className={classes.quiet}>{form}</p>}
      {old !== fresh && (
        <p className={classes.change} dir="auto">
          {diffWordsWithSpace(old, fresh).map(({ value, added, removed }, index) => {
            const Words = added ? "ins" : removed ? "del" : "span";
            return <Words key={index}>{value}</Words>;
          })}
        </p>
      )}
    </div>
  );
}

type T = ReturnType<typeof useT>;

function formOf(before: DocumentNode, after: DocumentNode, t: T): string | null {
  if (before.type === after.type) return null;
  const nameOf = ({ type }: DocumentNode) => {
    const key = `editorScreens.block.${type}`;
    return t.knows(key) ? t(key) : type;
  };
  return t("editorScreens.suggestion.form", { before: nameOf(before), after: nameOf(after) });
}
