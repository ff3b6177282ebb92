import { BlockNoteEditor } from "@blocknote/core";
import { Button } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { DocumentNode } from "../../../../convex/shared/documents/nodes";
import { useToast } from "../../../ui/feedback/useToast";
import { problemsOf } from "../../../ui/forms/problems";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import { blockJson } from "./anchors";
import classes from "./beside.module.css";
import { BlockNoteFrame } from "./BlockNoteFrame";
import { editorSetup } from "./editorSetup";
import type { Present } from "./textEditor";

type Props = { item: Id<"contentItems">; present: Present; onEnd: () => void };

/** One paragraph of the text, to be written as it should be. */
export default function SuggestionForm({ item, present, onEnd }: Props) {
  const t = useT();
  const toast = useToast();
  const editor = useBlockEditor(present);
  const suggest = useDo(api.publishing.threads.suggest);
  const { pending, error, send } = useSubmission();
  const [several, setSeveral] = useState(false);
  useEffect(() => editor.focus(), [editor]);
  const submit = async () => {
    const after = onlyBlock(editor);
    setSeveral(after === null);
    if (after === null) return;
    const [before, wanted] = [JSON.stringify(present.json), JSON.stringify(after)];
    const taken = await send(() => suggest({ item, blockId: present.blockId, before, after: wanted }));
    if (!taken) return;
    toast({ message: t("editorScreens.suggestion.sent") });
    onEnd();
  };
  const { message, fields } = problemsOf(error, t);
  const problem = several ? t("editorScreens.suggestion.oneBlock") : (message ?? Object.values(fields)[0]);
  return (
    <section className={classes.draft} aria-label={t("editorScreens.suggestion.new")}>
      <h3>{t("editorScreens.suggestion.new")}</h3>
      <div className={classes.blockEditor}>
        <BlockNoteFrame
          editor={editor}
          sideMenu={false}
          slashMenu={false}
          emojiPicker={false}
          filePanel={false}
        />
      </div>
      {problem !== undefined && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.buttons}>
        <Button loading={pending} onClick={() => void submit()}>
          {t("editorScreens.suggestion.send")}
        </Button>
        <Button variant="default" onClick={onEnd}>
          {t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}

function useBlockEditor({ block }: Present): BlockNoteEditor {
  const t = useT();
  const { locale } = useLocale();
  const label = t("editorScreens.suggestion.label");
  const pictureShows = t("editorScreens.media.shows");
  return useMemo(
    () =>
      BlockNoteEditor.create({
        ...editorSetup(locale, { label, placeholder: label, pictureShows }),
        trailingBlock: false,
        initialContent: [{ ...block, children: [] }],
      }),
    [locale, label, pictureShows, block],
  );
}

/** The block that was written; null where it became several. */
function onlyBlock(editor: BlockNoteEditor): DocumentNode | null {
  const group = editor.prosemirrorState.doc.firstChild;
  const container = group?.childCount === 1 ? group.firstChild : null;
  return container?.childCount === 1 && container.firstChild !== null
    ? blockJson(container.firstChild)
    : null;
}
