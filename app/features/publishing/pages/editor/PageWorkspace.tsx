import "@measured/puck/no-external.css";
import { type Data, Puck } from "@measured/puck";
import { useSearchParams } from "@remix-run/react";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import { useT } from "../../../../ui/i18n/useT";
import "../../../../ui/theme/appStyles";
import type { TextStatus } from "../../editor/textStatus";
import { type Item, PLACE } from "../../items/content";
import { Bench } from "./Bench";
import { editorConfig, type MayChange } from "./editorConfig";
import { fieldTypes } from "./fields/fieldTypes";
import { nonceForStyles } from "./styleNonce";
import { type EditedPage, usePageSync } from "./usePageSync";
import { beginningWith } from "./useParts";
import { useUndoKeys } from "./useUndoKeys";

export type WorkspaceProps = { item: Item; first: EditedPage; onStatus: (status: TextStatus) => void };

const NO_FRAME = { enabled: false };
const OWN_FIELDS = { fieldTypes };
const ALL = { drag: true, duplicate: true, delete: true, edit: true, insert: true };
const NOTHING = { drag: false, duplicate: false, delete: false, edit: false, insert: false };

/** The editor of a page. The page stands in the same document: a frame would load styles that the policy forbids. */
export default function PageWorkspace({ item, first, onStatus }: WorkspaceProps) {
  const t = useT();
  useLayoutEffect(nonceForStyles, []);
  const [sync, state, show] = usePageSync(item.id, first);
  useUndoKeys(sync);
  const [page, setPage] = useState(sync.page);
  const mayWrite = item.mayDo.includes("edit");
  const mayChange = useRef<MayChange>(() => mayWrite);
  const config = useMemo(() => editorConfig(t, (id) => mayChange.current(id)), [t]);
  const [initial] = useState(() => sync.page() as unknown as Data);
  const [search] = useSearchParams();
  const [ui] = useState(() => beginningWith(sync.page(), search.get(PLACE)));
  const onChange = useCallback(
    (data: Data) => {
      const edited = { root: { props: data.root.props }, content: data.content } as unknown as PageData;
      sync.edit(edited);
      setPage(edited);
    },
    [sync],
  );
  useUnsavedWarning(state.saving !== "saved");
  return (
    <Puck
      config={config}
      data={initial}
      ui={ui}
      iframe={NO_FRAME}
      overrides={OWN_FIELDS}
      permissions={mayWrite ? ALL : NOTHING}
      onChange={onChange}
    >
      <Bench
        {...{ item, page, sync, state, show, mayWrite, onStatus }}
        onMayChange={(next) => {
          mayChange.current = next;
        }}
      />
    </Puck>
  );
}

/** Whoever closes the window too early is asked first. */
function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
