import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";
import type { Formats } from "../../ui/i18n/formats";
import type { Meaning } from "../../ui/theme/tokens";

export type InvitationPage = FunctionReturnType<typeof api.people.invitations.list>;
export type Invitation = InvitationPage["page"][number];

/** How the state of an invitation is coloured. */
export const INVITATION_MEANINGS: Record<Invitation["state"], Meaning> = {
  open: "info",
  accepted: "success",
  revoked: "neutral",
  expired: "warning",
};

/** What somebody is invited to: "Reviewer and Mentor", or "Company admin, Meridian". */
export function goalOf(
  t: Translate,
  format: Formats,
  { roles, company }: Pick<Invitation, "roles" | "company">,
): string {
  if (company === null) return format.list(roles.map((role) => t(`people.roles.${role}`)));
  return t("adminPeople.invitations.toCompany", {
    role: t(`people.roles.${company.role}`),
    company: company.name,
  });
}
