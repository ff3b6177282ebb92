import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { Design } from "./design";
import type { Designer } from "./useDesigner";

/** Saves what is entered and freezes it as the version that certificates are made by from now on. */
export function PublishDesign({ design, designer }: { design: Design; designer: Designer }) {
  const t = useT();
  const toast = useToast();
  const publish = useDo(api.certificates.designs.publish);
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const number = design.draft?.number ?? (design.published ?? 0) + 1;
  const run = async () => {
    if (!(await designer.save())) return;
    if (await attempt(() => publish({ design: design.id })))
      toast({ message: t("certificateScreens.publish.done", { number }) });
  };
  return (
    <>
      <Button
        disabled={!designer.sound || (design.draft === null && !designer.dirty)}
        onClick={() => setAsked(true)}
      >
        {t("certificateScreens.publish.action", { number })}
      </Button>
      <ConfirmDialog
        opened={asked}
        danger={false}
        title={t("certificateScreens.publish.ask", { name: design.name, number })}
        consequence={t("certificateScreens.publish.text")}
        confirmLabel={t("certificateScreens.publish.action", { number })}
        onConfirm={run}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
