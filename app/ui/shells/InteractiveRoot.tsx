import "../theme/appStyles";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { useT } from "../i18n/useT";

/** What floats above a page with scripts: dialogs and toasts. */
export function InteractiveRoot({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <ModalsProvider labels={{ confirm: t("common.continue"), cancel: t("common.cancel") }}>
      {children}
      <section aria-label={t("ui.toast.region")}>
        <Notifications position="bottom-right" limit={4} containerWidth={420} withinPortal={false} />
      </section>
    </ModalsProvider>
  );
}
