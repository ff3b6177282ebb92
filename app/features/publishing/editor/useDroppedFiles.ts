import type { PartialBlock } from "@blocknote/core";
import { useConvex } from "convex/react";
import { useCallback, useEffect, useRef } from "react";
import { altIn } from "../../../../convex/media/rules/pictures";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useMay } from "../../admin/useMay";
import { useOrganization } from "../../live/useOrganization";
import { type ReadyAsset, untilReady } from "../../media/untilReady";
import { type Uploads, useUploads } from "../../media/useUploads";
import { freePlace, heldPlace, holdPlace } from "./fileDrops";
import type { TextEditor } from "./textEditor";

/** The blocks that show files of a kind. */
const BLOCKS = { image: "image", video: "video", audio: "audio", document: "file" } as const;

type Options = { editor: TextEditor; locale: string; reading: boolean };
type Dropped = { uploads: Uploads; onFiles: (files: readonly File[], at: number) => void };

/** Puts files that were pasted or dropped into the media library, and then into the text where they belong. */
export function useDroppedFiles({ editor, locale, reading }: Options): Dropped {
  const t = useT();
  const toast = useToast();
  const manages = useMay()("media.manage");
  const convex = useConvex();
  const organization = useOrganization();
  const places = useRef(new Map<File, string>());
  const uploads = useUploads(async (asset, file) => {
    const ready = await untilReady(convex, organization.id, asset);
    const place = places.current.get(file);
    // It was taken off the list meanwhile.
    if (place === undefined) return;
    places.current.delete(file);
    const alt = altIn(ready.alt, locale, organization.locale) ?? "";
    putFile(editor, place, blockOf(ready, alt));
    const lacksAlt = ready.kind === "image" && alt === "";
    toast({ message: t(lacksAlt ? "editorFiles.addedImage" : "editorFiles.added", { name: file.name }) });
  });
  useListed(editor, places.current, uploads);
  const { add } = uploads;
  const onFiles = useCallback(
    (files: readonly File[], at: number) => {
      const refusal = reading ? "editorFiles.reading" : manages ? null : "editorFiles.notAllowed";
      if (refusal !== null) return void toast({ message: t(refusal), meaning: "warning" });
      for (const file of files) {
        const id = crypto.randomUUID();
        places.current.set(file, id);
        holdPlace(editor.prosemirrorView, { id, at, name: file.name });
      }
      add(files, { folder: null, replaces: null });
    },
    [editor, reading, manages, add, toast, t],
  );
  return { uploads, onFiles };
}

/** What is in the text leaves the list; what somebody takes off the list leaves its place. */
function useListed(editor: TextEditor, places: Map<File, string>, { list, drop }: Uploads): void {
  const known = useRef<typeof list>([]);
  useEffect(() => {
    const listed = new Set(list.map(({ file }) => file));
    for (const { file } of known.current) {
      const place = places.get(file);
      if (listed.has(file) || place === undefined) continue;
      places.delete(file);
      freePlace(editor.prosemirrorView, place);
    }
    known.current = list;
    for (const { key, state } of list) if (state === "done") drop(key);
  }, [editor, places, list, drop]);
}

/** A picture's name is what it shows in words. */
function blockOf({ kind, url, name }: ReadyAsset, alt: string): PartialBlock {
  return { type: BLOCKS[kind], props: { url, name: kind === "image" ? alt : name } };
}

/** Puts a file where its place is, or at the end of the text where that is gone. */
function putFile(editor: TextEditor, place: string, block: PartialBlock): void {
  const view = editor.prosemirrorView;
  const at = heldPlace(view.state, place);
  const around = at === null ? null : view.state.doc.resolve(at);
  const [above, below] = [around?.nodeBefore?.attrs["id"], around?.nodeAfter?.attrs["id"]] as (
    string | undefined
  )[];
  freePlace(view, place);
  const beside = editor.getBlock(above ?? below ?? "") ?? editor.document.at(-1)!;
  const isEmpty = beside.type === "paragraph" && beside.content.length === 0 && beside.children.length === 0;
  if (isEmpty) editor.updateBlock(beside, block);
  else editor.insertBlocks([block], beside, above === undefined && below !== undefined ? "before" : "after");
}
