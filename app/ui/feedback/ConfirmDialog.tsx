import { lazy, Suspense, useState } from "react";
import type { ConfirmDialogProps } from "./OpenConfirmDialog";

const OpenConfirmDialog = lazy(() => import("./OpenConfirmDialog"));

/**
 * Asks before something that cannot be undone. Where undo is possible, use a toast with undo instead. Pages
 * come without it; it is loaded when it first opens.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [asked, setAsked] = useState(false);
  if (props.opened && !asked) setAsked(true);
  if (!asked) return null;
  return (
    <Suspense>
      <OpenConfirmDialog {...props} />
    </Suspense>
  );
}
