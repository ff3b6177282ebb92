import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconCertificate } from "../../ui/icons";
import { useMay } from "../admin/useMay";
import type { Cohort } from "../cohorts/cohort";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { Notice } from "./Notice";

/** Says how many completed a cohort and have no certificate, and has theirs issued. */
export function IssueMissing({ cohort: { id, name }, count }: { cohort: Cohort; count: number }) {
  const t = useT();
  const toast = useToast();
  const issues = useMay()("certificates.issue");
  const begin = useDo(api.certificates.issuances.issueForCompleted);
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const run = async () => {
    if (await attempt(() => begin({ cohort: id })))
      toast({ message: t("certificateScreens.missing.begun", { count }), meaning: "info" });
  };
  return (
    <Notice
      meaning="info"
      title={t("certificateScreens.missing.title", { count })}
      action={
        issues && (
          <Button
            leftSection={<IconCertificate size={16} aria-hidden="true" />}
            onClick={() => setAsked(true)}
          >
            {t("certificateScreens.missing.issue", { count })}
          </Button>
        )
      }
    >
      <p>{t("certificateScreens.missing.text")}</p>
      <ConfirmDialog
        opened={asked}
        danger={false}
        title={t("certificateScreens.missing.ask", { count, name })}
        consequence={t("certificateScreens.missing.consequence")}
        confirmLabel={t("certificateScreens.missing.issue", { count })}
        onConfirm={run}
        onClose={() => setAsked(false)}
      />
    </Notice>
  );
}
