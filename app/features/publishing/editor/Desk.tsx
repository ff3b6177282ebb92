import { useMediaQuery } from "@mantine/hooks";
import { useSearchParams } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import { directionOf, isLocale } from "../../../../convex/shared/locales";
import { useMay } from "../../admin/useMay";
import { UploadList } from "../../media/UploadList";
import type { LiveDocument } from "../editing/liveDocument";
import type { Item } from "../items/content";
import { useAddressedPlace } from "../items/useAddressedPlace";
import { BesidePanel } from "./BesidePanel";
import classes from "./editor.module.css";
import { ModeBar } from "./ModeBar";
import { NarrowPanel } from "./NarrowPanel";
import { goTo, type TextEditor } from "./textEditor";
import { TextView } from "./TextView";
import type { ThreadsPage } from "./threads";
import { TitleField } from "./TitleField";
import { type Beside, useBeside } from "./useBeside";
import { useDroppedFiles } from "./useDroppedFiles";
import { useTextEditor, useThreadMarks } from "./useTextEditor";
import { type OpenThreads, useOpenThreads } from "./useThreads";

/** Where panel and text stand side by side. */
const WIDE = "(min-width: 75em)";

type Props = { item: Item; threads: ThreadsPage; live: LiveDocument };

/** Title and text, with what stands beside them. */
export function Desk({ item, threads, live }: Props) {
  const mayComment = useMay()("content.comment");
  const mayEdit = item.mayDo.includes("edit");
  const wide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false }) ?? true;
  const [suggesting, setSuggesting] = useState(false);
  const { editor, wishes } = useTextEditor(live);
  const open = useOpenThreads(item.id, threads);
  const beside = useBeside(editor, wide ? "outline" : null);
  useAddressedThread(beside, open);
  useAddressedPlace((blockId) => goTo(editor, { blockId, quote: "" }));
  useShownThreads(editor, beside, open);
  const reading = !mayEdit || suggesting;
  const { uploads, onFiles } = useDroppedFiles({ editor, locale: item.locale, reading });
  const onPress = mayEdit && suggesting && mayComment ? beside.suggest : null;
  useEffect(() => {
    const choose = (id: string) => beside.choose(open.rows.find((thread) => thread.id === id) ?? null);
    const { comment } = beside;
    wishes.current = {
      reading,
      onPress,
      onFiles,
      onChoose: choose,
      comment,
      suggest: () => beside.suggest(),
    };
  }, [wishes, reading, onPress, onFiles, beside, open.rows]);
  const panel = { editor, beside, open, mayComment };
  return (
    <div className={classes.desk}>
      <div className={classes.sheet} dir={isLocale(item.locale) ? directionOf(item.locale) : "auto"}>
        <TitleField item={item} mayWrite={mayEdit} onDone={() => editor.focus()} />
        <ModeBar
          mayEdit={mayEdit}
          mayComment={mayComment}
          suggesting={suggesting}
          onSuggesting={setSuggesting}
        />
        <UploadList uploads={uploads} />
        <TextView
          editor={editor}
          locale={item.locale}
          reading={reading}
          mayComment={mayComment}
          beside={beside}
          narrow={!wide}
        />
      </div>
      {wide ? (
        <aside className={classes.beside}>
          <BesidePanel {...panel} />
        </aside>
      ) : (
        <NarrowPanel {...panel} />
      )}
    </div>
  );
}

/** A notice leads to the thread it tells of. */
function useAddressedThread(beside: Beside, { rows }: OpenThreads): void {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get("thread");
  const thread = rows.find(({ id }) => id === wanted);
  useEffect(() => {
    if (thread === undefined) return;
    beside.choose(thread);
    setSearch(
      (before) => {
        before.delete("thread");
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [thread === undefined]);
}

function useShownThreads(editor: TextEditor, { chosen, draft }: Beside, { rows }: OpenThreads): void {
  const marked = useMemo(() => {
    const threads = rows.map(({ id, kind, blockId, quote }) => ({
      ...{ id, kind, blockId, isChosen: id === chosen },
      // A suggestion is about all of its block.
      quote: kind === "comment" ? quote : "",
    }));
    if (draft === null) return threads;
    const place = draft.kind === "comment" ? draft.anchor : { blockId: draft.present.blockId, quote: "" };
    return [...threads, { ...place, id: "", kind: draft.kind, isChosen: true }];
  }, [rows, chosen, draft]);
  useThreadMarks(editor, marked);
}
