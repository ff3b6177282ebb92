import { useCallback, useMemo, useState } from "react";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import type { Anchor } from "./anchors";
import { currentAnchor, currentBlock, type Present, presentBlock, type TextEditor } from "./textEditor";
import type { Thread } from "./threads";

export const PANELS = ["outline", "comments", "suggestions"] as const;
export type Panel = (typeof PANELS)[number];

/** What is being written beside the text, before it is sent. */
export type Draft = { kind: "comment"; anchor: Anchor } | { kind: "suggestion"; present: Present };

export type Beside = {
  /** The panel that is shown; where there is little room, null while none is. */
  panel: Panel | null;
  show: (panel: Panel | null) => void;
  chosen: string | null;
  choose: (thread: Pick<Thread, "id" | "kind"> | null) => void;
  draft: Draft | null;
  /** Begins a comment on what is selected. */
  comment: () => void;
  /** Begins a suggestion for a block, or for the one with the cursor. */
  suggest: (blockId?: string) => void;
  /** Ends what is being written, sent or not, and gives the text back its cursor. */
  endDraft: () => void;
};

/** What stands beside the text: one panel of three, a thread that is looked at, something that is being written. */
export function useBeside(editor: TextEditor, first: Panel | null): Beside {
  const t = useT();
  const toast = useToast();
  const [panel, show] = useState<Panel | null>(first);
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const begin = useCallback(
    (begun: Draft | null) => {
      if (begun === null) return void toast({ message: t("editorScreens.comment.noPlace"), meaning: "info" });
      show(begun.kind === "comment" ? "comments" : "suggestions");
      setChosen(null);
      setDraft(begun);
    },
    [t, toast],
  );
  const comment = useCallback(() => {
    const anchor = currentAnchor(editor);
    begin(anchor === null ? null : { kind: "comment", anchor });
  }, [editor, begin]);
  const suggest = useCallback(
    (blockId?: string) => {
      const present = blockId === undefined ? currentBlock(editor) : presentBlock(editor, blockId);
      if (present !== null && !hasWords(present))
        return void toast({ message: t("editorScreens.suggestion.noText"), meaning: "info" });
      begin(present === null ? null : { kind: "suggestion", present });
    },
    [editor, begin, t, toast],
  );
  const choose = useCallback((thread: Pick<Thread, "id" | "kind"> | null) => {
    setChosen(thread?.id ?? null);
    if (thread !== null) show(thread.kind === "comment" ? "comments" : "suggestions");
  }, []);
  const endDraft = useCallback(() => {
    setDraft(null);
    editor.focus();
  }, [editor]);
  return useMemo(
    () => ({ panel, show, chosen, choose, draft, comment, suggest, endDraft }),
    [panel, chosen, choose, draft, comment, suggest, endDraft],
  );
}

/** Pictures and films are spoken of by comments. */
function hasWords({ block }: Present): boolean {
  return block.content !== undefined;
}
