import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { InvitationPage } from "../people/invitationWords";

export type Company = FunctionReturnType<typeof api.people.companies.detail>;
export type CompanyMemberPage = FunctionReturnType<typeof api.people.companyMembers.list>;
export type CompanyMember = CompanyMemberPage["page"][number];
/** The first pages of a company's people and of their invitations. */
export type CompanyPages = { members: CompanyMemberPage; invitations: InvitationPage | null };
