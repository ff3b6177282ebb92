import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback } from "react";
import { ConfirmDialog } from "../feedback/ConfirmDialog";
import { useT } from "../i18n/useT";

/** Asks before changes are lost that were not saved, when one leaves within the app or closes the page. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const t = useT();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation, historyAction }) =>
      dirty && historyAction !== "REPLACE" && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(
    useCallback(
      (event) => {
        if (dirty) event.preventDefault();
      },
      [dirty],
    ),
  );
  return (
    <ConfirmDialog
      opened={blocker.state === "blocked"}
      title={t("ui.form.leave.title")}
      consequence={t("ui.form.leave.text")}
      confirmLabel={t("ui.form.leave.leave")}
      cancelLabel={t("ui.form.leave.stay")}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    />
  );
}
