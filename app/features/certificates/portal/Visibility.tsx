import { Button } from "@mantine/core";
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { IconEye, IconEyeOff } from "../../../ui/icons";
import { useAttempt } from "../../live/useAttempt";
import type { Badge } from "./badge";
import classes from "./portal.module.css";

/** Whether others see the certificate's page, and changing that. */
export function Visibility({ badge: { id: credential, hidden, name } }: { badge: Badge }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const hide = useMutation(api.certificates.holders.hide);
  const show = useMutation(api.certificates.holders.show);
  const confirm = async () => {
    if (await attempt(() => hide({ credential })))
      toast({ message: t("own.certificates.hideDone"), meaning: "success" });
  };
  const reveal = async () => {
    if (await attempt(() => show({ credential })))
      toast({ message: t("own.certificates.showDone"), meaning: "success" });
  };
  const EyeIcon = hidden ? IconEye : IconEyeOff;
  return (
    <section className={classes.section} aria-labelledby="visible">
      <h2 id="visible">{t("own.certificates.visible")}</h2>
      <p>{t(hidden ? "own.certificates.isHidden" : "own.certificates.shown")}</p>
      <div>
        <Button
          variant="default"
          loading={pending}
          leftSection={<EyeIcon size={18} aria-hidden="true" />}
          onClick={() => (hidden ? void reveal() : setAsked(true))}
        >
          {t(hidden ? "own.certificates.show" : "own.certificates.hide")}
        </Button>
      </div>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t("own.certificates.hideTitle", { name })}
        consequence={t("own.certificates.hideText")}
        confirmLabel={t("own.certificates.hide")}
        onConfirm={confirm}
      />
    </section>
  );
}
