import type { Translate } from "../../../convex/shared/messages/translate";
import { IconBan, IconSend } from "../../ui/icons";
import type { DataColumn } from "../../ui/table/columns";
import { actionColumn } from "./actionColumn";
import type { Invitation } from "./invitationWords";
import type { Resend } from "./useResend";

/** The last column of lists of invitations: what can be done with those that were not taken yet. */
export function invitationActions(
  t: Translate,
  resend: Resend,
  revoke: (invitation: Invitation) => void,
): DataColumn<Invitation> {
  return actionColumn<Invitation>(
    t,
    ({ email }) => email,
    (row) =>
      row.state === "open" || row.state === "expired"
        ? [
            { label: t("adminPeople.invitations.resend"), icon: IconSend, onAct: () => void resend([row]) },
            {
              label: t("adminPeople.invitations.revoke"),
              icon: IconBan,
              danger: true,
              onAct: () => revoke(row),
            },
          ]
        : [],
  );
}
