import { FilePanelExtension } from "@blocknote/core/extensions";
import { useBlockNoteEditor, useExtension, useExtensionState } from "@blocknote/react";
import { useEffect, useState } from "react";
import type { MediaKind } from "../../../../convex/media/rules/statuses";
import { type ChosenMedia, MediaPicker } from "../../media/MediaPicker";

/** The files that blocks of a kind show; other blocks take any. */
const KINDS: Partial<Record<string, MediaKind>> = { image: "image", video: "video", audio: "audio" };

type Props = {
  /** The language of the post. */
  locale: string;
};

/** Where the editor would ask for a file or an address, the media library is opened. */
export function MediaPanel({ locale }: Props) {
  const editor = useBlockNoteEditor();
  const panel = useExtension(FilePanelExtension);
  const asked = useExtensionState(FilePanelExtension);
  const [blockId, setBlockId] = useState<string | null>(null);
  useEffect(() => {
    if (asked === undefined) return;
    // The editor closes its own panel at the next move; the library stays until something is chosen.
    setBlockId(asked);
    panel.closeMenu();
  }, [asked, panel]);
  const type = blockId === null ? undefined : editor.getBlock(blockId)?.type;
  const put = ({ url, name, alt }: ChosenMedia) => {
    if (blockId === null || type === undefined) return;
    // A picture's name is what it shows in words.
    editor.updateBlock(blockId, { props: { url, name: type === "image" ? alt : name } });
  };
  return (
    <MediaPicker
      opened={type !== undefined}
      {...(type !== undefined && KINDS[type] !== undefined && { kind: KINDS[type] })}
      locale={locale}
      onChoose={put}
      onClose={() => {
        setBlockId(null);
        editor.focus();
      }}
    />
  );
}
