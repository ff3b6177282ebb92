/** Who somebody is in an organization. A person may hold several roles. */
export const ROLES = [
  "owner",
  "admin",
  "manager",
  "reviewer",
  "instructor",
  "mentor",
  "editor",
  "finance",
] as const;
export type Role = (typeof ROLES)[number];

/** Who somebody is in a company that sponsors programs. */
export const COMPANY_ROLES = ["company_admin", "company_viewer", "company_volunteer"] as const;
export type CompanyRole = (typeof COMPANY_ROLES)[number];
