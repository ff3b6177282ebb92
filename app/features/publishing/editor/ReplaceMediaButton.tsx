import { FilePanelExtension } from "@blocknote/core/extensions";
import { useBlockNoteEditor, useComponentsContext, useEditorState, useExtension } from "@blocknote/react";
import { useT } from "../../../ui/i18n/useT";
import { IconRefresh } from "../../../ui/icons";

/** Puts another file in the place of the selected one; nothing where no file is selected. */
export function ReplaceMediaButton() {
  const t = useT();
  const parts = useComponentsContext();
  const editor = useBlockNoteEditor();
  const panel = useExtension(FilePanelExtension);
  const block = useEditorState({ editor, selector: ({ editor: now }) => selectedFile(now) });
  if (parts === undefined || block === null) return null;
  const label = t("editorScreens.media.replace");
  return (
    <parts.FormattingToolbar.Button
      className="bn-button"
      label={label}
      mainTooltip={label}
      icon={<IconRefresh size={18} stroke={1.5} aria-hidden="true" />}
      onClick={() => panel.showMenu(block)}
    />
  );
}

/** The id of the block that is selected, if it shows a file. */
function selectedFile(editor: ReturnType<typeof useBlockNoteEditor>): string | null {
  const { blocks } = editor.getSelection() ?? { blocks: [editor.getTextCursorPosition().block] };
  const [block] = blocks;
  return blocks.length === 1 && block !== undefined && "url" in block.props ? block.id : null;
}
