import { useMounted } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import { TextSkeleton } from "../../../ui/feedback/Skeletons";
import { useT } from "../../../ui/i18n/useT";
import type { Item } from "../items/content";
import { useItem } from "../items/useItem";
import classes from "./editor.module.css";
import { EditorHeader } from "./EditorHeader";
import { OPENING, type TextStatus } from "./textStatus";
import type { ThreadsPage } from "./threads";

/** The editor is heavy and needs a browser: pages come without it. */
const Workspace = lazy(() => import("./Workspace"));

type Props = {
  /** As the loader gave it. */
  first: Item;
  threads: ThreadsPage;
};

/** A post while it is written: its text with who is here, and what is said beside it. */
export function EditorScreen({ first, threads }: Props) {
  const t = useT();
  const item = useItem(first);
  const mounted = useMounted();
  const [status, setStatus] = useState<TextStatus>(OPENING);
  const waiting = (
    <div className={classes.waiting} role="status" aria-label={t("editorScreens.opening")}>
      <TextSkeleton lines={8} />
    </div>
  );
  return (
    <div className={classes.screen}>
      <EditorHeader item={item} status={status} />
      {mounted ? (
        <Suspense fallback={waiting}>
          <Workspace item={item} threads={threads} waiting={waiting} onStatus={setStatus} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}
