import { FormattingToolbarController } from "@blocknote/react";
import { useMemo } from "react";
import { BlockNoteFrame } from "./BlockNoteFrame";
import classes from "./editor.module.css";
import { FixedToolbar } from "./FixedToolbar";
import { MediaPanel } from "./MediaPanel";
import type { TextEditor } from "./textEditor";
import { type TextActions, TextActionsContext, TextToolbar } from "./TextToolbar";
import type { Beside } from "./useBeside";

type Props = {
  editor: TextEditor;
  /** The language of the post. */
  locale: string;
  reading: boolean;
  mayComment: boolean;
  beside: Beside;
  /** Whether there is no room for handles beside the text, and a toolbar over it would meet the telephone's own. */
  narrow: boolean;
};

/** The text itself, with its menus and toolbars. */
export function TextView({ editor, locale, reading, mayComment, beside, narrow }: Props) {
  const { comment, suggest } = beside;
  const actions = useMemo<TextActions>(
    () => ({ reading, mayComment, comment, suggest: () => suggest() }),
    [reading, mayComment, comment, suggest],
  );
  return (
    <TextActionsContext.Provider value={actions}>
      <div className={classes.text} lang={locale} data-reading={reading || undefined}>
        <BlockNoteFrame
          editor={editor}
          formattingToolbar={false}
          filePanel={false}
          linkToolbar={!reading}
          slashMenu={!reading}
          emojiPicker={!reading}
          tableHandles={!reading}
          sideMenu={!reading && !narrow}
        >
          {narrow ? <FixedToolbar /> : <FormattingToolbarController formattingToolbar={TextToolbar} />}
          {!reading && <MediaPanel locale={locale} />}
        </BlockNoteFrame>
      </div>
    </TextActionsContext.Provider>
  );
}
