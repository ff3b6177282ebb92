import { createExtension } from "@blocknote/core";
import { CommentMark } from "@blocknote/core/comments";
import { useEffect, useMemo, useRef } from "react";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import type { LiveDocument } from "../editing/liveDocument";
import { makeLiveEditor } from "../editing/liveEditor";
import { editorSetup } from "./editorSetup";
import { fileDrops, type FileWishes } from "./fileDrops";
import { readingMode, type ReadingWishes } from "./readingMode";
import type { TextEditor } from "./textEditor";
import { type Marked, showThreads, threadMarks } from "./threadMarks";

/** Texts may bear it. Threads are kept beside the text here, so nothing is done with it. */
const commentMark = createExtension({ key: "commentMark", tiptapExtensions: [CommentMark] });

/** Asked and told as things stand when it happens; the editor is made once. */
export type EditorWishes = ReadingWishes &
  FileWishes & {
    onChoose: (thread: string) => void;
    comment: () => void;
    suggest: () => void;
  };

type Wishes = { current: EditorWishes };

const NOTHING: EditorWishes = {
  // While the first text is put in, it may change.
  reading: false,
  onPress: null,
  onFiles: () => undefined,
  onChoose: () => undefined,
  comment: () => undefined,
  suggest: () => undefined,
};

/** An editor of a live text, made once for it. What it is to do now is put into `wishes`. */
export function useTextEditor(live: LiveDocument): { editor: TextEditor; wishes: Wishes } {
  const t = useT();
  const { locale } = useLocale();
  const wishes = useRef(NOTHING);
  const [label, placeholder] = [t("editorScreens.text"), t("editorScreens.placeholder")];
  const pictureShows = t("editorScreens.media.shows");
  const editor = useMemo(() => {
    const asked = () => wishes.current;
    return makeLiveEditor(live, {
      ...editorSetup(locale, { label, placeholder, pictureShows }),
      extensions: [
        fileDrops({ wishes: asked }),
        readingMode({ wishes: asked }),
        threadMarks({ onChoose: (thread) => asked().onChoose(thread) }),
        shortcuts(asked),
        commentMark,
      ],
    }) as TextEditor;
  }, [live, locale, label, placeholder, pictureShows]);
  return { editor, wishes };
}

/** Tints the words that threads are about. */
export function useThreadMarks(editor: TextEditor, threads: readonly Marked[]): void {
  useEffect(() => {
    // The editor is shown a moment after its frame.
    const shown = requestAnimationFrame(() => {
      if (editor.prosemirrorView !== undefined) showThreads(editor.prosemirrorView, threads);
    });
    return () => cancelAnimationFrame(shown);
  }, [editor, threads]);
}

/** Ctrl or Cmd, Alt and M comments, as in other editors; with G a change is suggested. */
function shortcuts(asked: () => EditorWishes) {
  const remark = (deed: "comment" | "suggest") => () => {
    asked()[deed]();
    return true;
  };
  return createExtension({
    key: "remarkShortcuts",
    keyboardShortcuts: { "Mod-Alt-m": remark("comment"), "Mod-Alt-g": remark("suggest") },
  });
}
