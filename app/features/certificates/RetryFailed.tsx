import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconRefresh } from "../../ui/icons";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { Issuance } from "./issuance";
import { Notice } from "./Notice";

/** Says that some could not be made, and has them made again; nothing where all could. */
export function RetryFailed({ issuance: { id, counts } }: { issuance: Issuance }) {
  const t = useT();
  const toast = useToast();
  const issues = useMay()("certificates.issue");
  const retry = useDo(api.certificates.issuances.retryFailed);
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const count = counts.failed;
  const run = async () => {
    if (await attempt(() => retry({ issuance: id })))
      toast({ message: t("certificateScreens.retryingAll", { count }), meaning: "info" });
  };
  return (
    <>
      {count > 0 && (
        <Notice
          meaning="danger"
          title={t("certificateScreens.failed.title", { count })}
          action={
            issues && (
              <Button
                variant="default"
                leftSection={<IconRefresh size={16} aria-hidden="true" />}
                onClick={() => setAsked(true)}
              >
                {t("certificateScreens.failed.retry", { count })}
              </Button>
            )
          }
        >
          <p>{t("certificateScreens.failed.text")}</p>
        </Notice>
      )}
      <ConfirmDialog
        opened={asked}
        danger={false}
        title={t("certificateScreens.failed.ask", { count })}
        consequence={t("certificateScreens.failed.consequence")}
        confirmLabel={t("certificateScreens.failed.retry", { count })}
        onConfirm={run}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
