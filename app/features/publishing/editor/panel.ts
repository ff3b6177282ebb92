import type { TextEditor } from "./textEditor";
import type { Beside } from "./useBeside";
import type { OpenThreads } from "./useThreads";

/** What the panels beside a text work with. */
export type PanelProps = {
  editor: TextEditor;
  beside: Beside;
  open: OpenThreads;
  mayComment: boolean;
};
