import { useCallback } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { CredentialLine } from "./credential";

/** Has a credential made again that could not be made. */
export function useRetry(): (credential: Pick<CredentialLine, "id" | "recipientName">) => void {
  const t = useT();
  const toast = useToast();
  const retry = useDo(api.certificates.credentials.retry);
  const { attempt } = useAttempt();
  return useCallback(
    ({ id, recipientName: name }) =>
      void attempt(async () => {
        await retry({ credential: id });
        toast({ message: t("certificateScreens.retrying", { name }), meaning: "info" });
      }),
    [t, toast, retry, attempt],
  );
}
