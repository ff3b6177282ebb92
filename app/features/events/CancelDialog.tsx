import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { EditScope } from "../../../convex/events/rules/statuses";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { ReasonDialog } from "../cohorts/ReasonDialog";
import { useDo } from "../live/useLive";
import { ScopeChoice } from "./ScopeChoice";
import type { Session } from "./session";

/** Asks why a session is cancelled, and of a series how much of it. */
export function CancelDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const cancel = useDo(api.events.events.cancel);
  const [scope, setScope] = useState<EditScope>("one");
  const [count, setCount] = useState(1);
  return (
    <ReasonDialog
      danger
      title={t("sessions.cancel.title", { title: session.title })}
      text={t("sessions.cancel.text")}
      submitLabel={t(`sessions.cancel.${scope}`)}
      onSend={async (reason) => setCount(await cancel({ event: session.id, scope, reason }))}
      onDone={() => toast({ message: t("sessions.cancel.done", { count }) })}
      onClose={onClose}
    >
      {() => session.series !== null && <ScopeChoice scope={scope} onChange={setScope} />}
    </ReasonDialog>
  );
}
