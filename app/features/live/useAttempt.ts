import { useCallback, useState } from "react";
import { useToast } from "../../ui/feedback/useToast";
import { problemsOf } from "../../ui/forms/problems";
import { useT } from "../../ui/i18n/useT";

/** Runs what a button does; while it runs `pending` is true, and what goes wrong is said in a toast. */
export function useAttempt(): {
  pending: boolean;
  attempt: (work: () => Promise<unknown>) => Promise<boolean>;
} {
  const t = useT();
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const attempt = useCallback(
    async (work: () => Promise<unknown>) => {
      setPending(true);
      try {
        await work();
        return true;
      } catch (error) {
        const { message, fields } = problemsOf(error, t);
        toast({ message: message ?? Object.values(fields)[0] ?? t("ui.error.text"), meaning: "danger" });
        return false;
      } finally {
        setPending(false);
      }
    },
    [t, toast],
  );
  return { pending, attempt };
}
