import { useCallback } from "react";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import type { Invitation } from "./invitationWords";

export type Resend = (invitations: readonly Invitation[]) => Promise<void>;

/** Sends invitations anew, one after the other by `send`, and says so. `send` must stay the same. */
export function useResend(send: (invitation: Invitation) => Promise<unknown>): Resend {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  return useCallback(
    async (invitations) => {
      const done = await attempt(async () => {
        for (const invitation of invitations) await send(invitation);
      });
      if (done) toast({ message: t("adminPeople.invitations.resent", { count: invitations.length }) });
    },
    [t, toast, attempt, send],
  );
}
