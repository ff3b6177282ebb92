import { useLayoutEffect } from "react";
import type { PageSync } from "./pageSync";

/** Keys with Ctrl or Cmd for which Puck listens in the whole window. */
const PUCKS: readonly string[] = ["z", "y", "i"];

/**
 * Ctrl or Cmd and Z takes back what the viewer did, with Shift or by Y puts it there again. Puck would take back what
 * others did as well, and would do so while somebody writes in a field or a dialog: it gets none of its keys. To come
 * before it, this listens before it does.
 */
export function useUndoKeys(sync: PageSync): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !PUCKS.includes(key)) return;
      event.stopImmediatePropagation();
      if (key === "i" || isWrittenIn(event.target)) return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) sync.redo();
      else sync.undo();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [sync]);
}

/** Fields and dialogs take back by themselves what is written in them. */
function isWrittenIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=dialog]") !== null;
}
