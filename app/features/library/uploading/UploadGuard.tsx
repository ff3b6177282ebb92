import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback } from "react";
import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useT } from "../../../ui/i18n/useT";

/** Asks before files that are on their way are interrupted, when one leaves within the app or closes the page. */
export function UploadGuard({ busy }: { busy: boolean }) {
  const t = useT();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => busy && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(
    useCallback(
      (event) => {
        if (busy) event.preventDefault();
      },
      [busy],
    ),
  );
  return (
    <ConfirmDialog
      opened={blocker.state === "blocked"}
      title={t("uploads.leave.title")}
      consequence={t("uploads.leave.text")}
      confirmLabel={t("uploads.leave.leave")}
      cancelLabel={t("uploads.leave.stay")}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    />
  );
}
