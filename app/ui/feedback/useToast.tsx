import { Button } from "@mantine/core";
import { randomId } from "@mantine/hooks";
import { hideNotification, showNotification } from "@mantine/notifications";
import { useMemo } from "react";
import type { Meaning } from "../theme/tokens";
import { MEANING_ICONS } from "../data/meanings";
import { useT } from "../i18n/useT";
import classes from "./feedback.module.css";

export type Toast = {
  message: string;
  title?: string;
  meaning?: Exclude<Meaning, "neutral">;
  /** Offered as long as the toast is there; it says itself when it is done. */
  onUndo?: () => void | Promise<void>;
};

const READ_MS = 5_000;
const UNDO_MS = 9_000;

/** Says that something is done, at the edge of the page: `toast({ message, onUndo })`. Gives the toast's id. */
export function useToast(): (toast: Toast) => string {
  const t = useT();
  return useMemo(
    () =>
      function show({ message, title, meaning = "success", onUndo }: Toast): string {
        const MeaningIcon = MEANING_ICONS[meaning];
        const id = randomId();
        const undo = async () => {
          hideNotification(id);
          await onUndo?.();
          show({ message: t("ui.toast.undone"), meaning: "info" });
        };
        return showNotification({
          id,
          title,
          color: meaning,
          role: meaning === "danger" ? "alert" : "status",
          icon: <MeaningIcon size={18} aria-hidden="true" />,
          autoClose: onUndo ? UNDO_MS : READ_MS,
          closeButtonProps: { "aria-label": t("common.close") },
          message: onUndo ? (
            <span className={classes.toastBody}>
              <span className={classes.toastMessage}>{message}</span>
              <Button flex="none" size="compact-sm" variant="default" onClick={() => void undo()}>
                {t("common.undo")}
              </Button>
            </span>
          ) : (
            message
          ),
        });
      },
    [t],
  );
}
