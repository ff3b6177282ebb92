import "../theme/appStyles";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { useT } from "../i18n/useT";

/** What floats above a page with scripts: toasts. */
export function InteractiveRoot({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <>
      {children}
      <section aria-label={t("ui.toast.region")}>
        <Notifications position="bottom-right" limit={4} containerWidth={420} withinPortal={false} />
      </section>
    </>
  );
}
