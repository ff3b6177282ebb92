import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import type { Formats } from "../../ui/i18n/formats";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import type { DataColumn } from "../../ui/table/columns";
import { goalOf, type Invitation, INVITATION_MEANINGS } from "./invitationWords";

/** The columns of every list of invitations. */
export function invitationColumns(t: Translate, format: Formats): DataColumn<Invitation>[] {
  return [
    { id: "email", label: t("common.email"), fixed: true, value: ({ email }) => email },
    { id: "goal", label: t("adminPeople.invitations.to"), value: (row) => goalOf(t, format, row) },
    {
      id: "state",
      label: t("adminPeople.state"),
      whole: true,
      value: ({ state }) => t(`people.invitations.${state}`),
      cell: ({ state }) => (
        <StateBadge label={t(`people.invitations.${state}`)} meaning={INVITATION_MEANINGS[state]} />
      ),
    },
    {
      id: "expires",
      label: t("adminPeople.invitations.expires"),
      whole: true,
      value: (row) => (expires(row) ? row.expiresAt : null),
      cell: (row) => expires(row) && <RelativeTime at={row.expiresAt} />,
    },
    {
      id: "sent",
      label: t("adminPeople.invitations.sent"),
      whole: true,
      value: ({ sentAt }) => sentAt,
      cell: ({ sentAt }) => format.dateTime(sentAt),
    },
  ];
}

/** What was accepted or revoked does not run out any more. */
function expires({ state }: Invitation): boolean {
  return state === "open" || state === "expired";
}
