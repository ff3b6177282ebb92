import { useEffect, useState } from "react";
import type { TextEditor } from "./textEditor";

/** Milliseconds of rest after which what is made from the text is made anew. */
const REST = 300;

/** Draws a part anew a moment after the text has changed; gives how often it did. */
export function useTextChange(editor: TextEditor): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const stop = editor.onChange(() => {
      clearTimeout(rest);
      rest = setTimeout(() => setChanges((count) => count + 1), REST);
    });
    return () => {
      clearTimeout(rest);
      stop?.();
    };
  }, [editor]);
  return changes;
}
