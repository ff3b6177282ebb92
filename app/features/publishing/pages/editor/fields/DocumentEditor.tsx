import { BlockNoteEditor } from "@blocknote/core";
import { Button, Group } from "@mantine/core";
import { useEffect, useMemo } from "react";
import type { DocumentNode } from "../../../../../../convex/shared/documents/nodes";
import { useLocale } from "../../../../../ui/i18n/LocaleProvider";
import { useT } from "../../../../../ui/i18n/useT";
import { BlockNoteFrame } from "../../../editor/BlockNoteFrame";
import { editorSetup } from "../../../editor/editorSetup";
import { MediaPanel } from "../../../editor/MediaPanel";
import classes from "./writing.module.css";

type Props = { document: DocumentNode; onDone: (document: DocumentNode) => void; onCancel: () => void };

/** Writes a text of a page. It goes onto the page when it is done. */
export default function DocumentEditor({ document, onDone, onCancel }: Props) {
  const t = useT();
  const { locale } = useLocale();
  const editor = useDocumentEditor(document);
  useEffect(() => editor.focus(), [editor]);
  return (
    <div className={classes.writing}>
      <BlockNoteFrame editor={editor} className={classes.writingText} filePanel={false}>
        <MediaPanel locale={locale} />
      </BlockNoteFrame>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
        <Button onClick={() => onDone(editor.prosemirrorState.doc.toJSON() as DocumentNode)}>
          {t("pageEditor.text.done")}
        </Button>
      </Group>
    </div>
  );
}

function useDocumentEditor(document: DocumentNode): BlockNoteEditor {
  const t = useT();
  const { locale } = useLocale();
  const [label, placeholder] = [t("pageEditor.prop.document"), t("pageParts.noText")];
  const pictureShows = t("editorScreens.media.shows");
  // What is written is kept by the editor until it is done; the text it began with does not come again.
  return useMemo(() => {
    const editor = BlockNoteEditor.create(editorSetup(locale, { label, placeholder, pictureShows }));
    const node = editor.pmSchema.nodeFromJSON(document);
    editor.transact((transaction) => transaction.replaceWith(0, transaction.doc.content.size, node.content));
    return editor;
  }, []);
}
