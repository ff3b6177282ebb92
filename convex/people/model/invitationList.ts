import { type Infer, v } from "convex/values";
import type { PaginationOptions } from "convex/server";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { SHOWN_STATES, shownState } from "../rules/invitations";
import type { InvitationState } from "../rules/roles";
import { companyRoleValidator, roleValidator } from "../schema";

export const invitationValidator = v.object({
  id: v.id("invitations"),
  email: v.string(),
  roles: v.array(roleValidator),
  company: v.union(
    v.object({ id: v.id("companies"), name: v.string(), role: companyRoleValidator }),
    v.null(),
  ),
  state: literals(...SHOWN_STATES),
  sentAt: v.number(),
  expiresAt: v.number(),
});

type Reader = Pick<QueryCtx, "db">;

/** Invitations of a stored state, newest first; the open ones contain those that have expired. */
export async function listInvitations(
  { db }: Reader,
  organization: Id<"organizations">,
  state: InvitationState,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("invitations")
    .withIndex("by_organization_state", (q) => q.eq("organizationId", organization).eq("state", state))
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => shownInvitation({ db }, row))) };
}

/** Invitations into a company, newest first. */
export async function listCompanyInvitations(
  { db }: Reader,
  { _id, organizationId }: Doc<"companies">,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("invitations")
    .withIndex("by_organization_company", (q) =>
      q.eq("organizationId", organizationId).eq("company.companyId", _id),
    )
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => shownInvitation({ db }, row))) };
}

/** An invitation as lists show it; nothing of its token. */
export async function shownInvitation(
  { db }: Reader,
  row: Doc<"invitations">,
): Promise<Infer<typeof invitationValidator>> {
  const { _id: id, email, roles, company: to, expiresAt, _creationTime: sentAt } = row;
  const company = to === undefined ? null : await db.get("companies", to.companyId);
  return {
    id,
    email,
    roles,
    company:
      to === undefined || company === null ? null : { id: to.companyId, name: company.name, role: to.role },
    state: shownState(row, Date.now()),
    sentAt,
    expiresAt,
  };
}
