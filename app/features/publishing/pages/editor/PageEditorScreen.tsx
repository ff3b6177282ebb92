import { useMounted } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import { TextSkeleton } from "../../../../ui/feedback/Skeletons";
import { useT } from "../../../../ui/i18n/useT";
import classes from "../../editor/editor.module.css";
import { EditorHeader } from "../../editor/EditorHeader";
import { OPENING, type TextStatus } from "../../editor/textStatus";
import type { Item } from "../../items/content";
import { useItem } from "../../items/useItem";
import type { EditedPage } from "./usePageSync";

/** The editor is heavy and needs a browser: pages come without it. */
const PageWorkspace = lazy(() => import("./PageWorkspace"));

type Props = {
  /** As the loader gave them. */
  first: Item;
  page: EditedPage;
};

/** A page while it is put together: its parts, with who is here and whether all is saved. */
export function PageEditorScreen({ first, page }: Props) {
  const t = useT();
  const item = useItem(first);
  const mounted = useMounted();
  const [status, setStatus] = useState<TextStatus>(OPENING);
  const waiting = (
    <div className={classes.waiting} role="status" aria-label={t("pageEditor.loading")}>
      <TextSkeleton lines={8} />
    </div>
  );
  return (
    <div className={classes.screen}>
      <EditorHeader item={item} status={status} />
      {mounted ? (
        <Suspense fallback={waiting}>
          <PageWorkspace item={item} first={page} onStatus={setStatus} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}
