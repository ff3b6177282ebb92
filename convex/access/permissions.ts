import { type CompanyRole, type Role, ROLES } from "../shared/roles";

const everybody = ROLES;
const owners = ["owner"] as const;
const admins = ["owner", "admin"] as const;
const managers = ["owner", "admin", "manager"] as const;

/** The one table of who may do what in an organization. Docs and the page of roles are made from it. */
export const PERMISSIONS = {
  "staff.enter": everybody,
  "organization.manage": admins,
  "organization.delete": owners,
  "members.read": managers,
  "members.manage": admins,
  "owners.manage": owners,
  "people.read": ["owner", "admin", "manager", "reviewer", "instructor", "mentor", "finance"],
  "people.manage": admins,
  "people.impersonate": owners,
  "companies.read": ["owner", "admin", "manager", "finance"],
  "companies.manage": managers,
  "programs.read": everybody,
  "programs.manage": ["owner", "admin", "manager", "editor"],
  "forms.manage": managers,
  "cohorts.read": everybody,
  "cohorts.manage": managers,
  "enrollments.read": ["owner", "admin", "manager", "reviewer", "instructor", "mentor", "finance"],
  "enrollments.manage": managers,
  "events.manage": ["owner", "admin", "manager", "instructor"],
  "attendance.manage": ["owner", "admin", "manager", "instructor"],
  "progress.manage": ["owner", "admin", "manager", "instructor"],
  "certificates.read": ["owner", "admin", "manager", "reviewer", "instructor", "mentor", "finance"],
  "certificates.issue": managers,
  "certificates.design": ["owner", "admin", "manager", "editor"],
  "certificates.keys": owners,
  "content.read": ["owner", "admin", "manager", "editor", "reviewer", "instructor"],
  "content.comment": ["owner", "admin", "manager", "editor", "reviewer", "instructor"],
  "content.write": ["owner", "admin", "manager", "editor"],
  "content.publish": managers,
  "media.read": ["owner", "admin", "manager", "editor", "reviewer", "instructor"],
  "media.manage": ["owner", "admin", "manager", "editor"],
  "library.read": ["owner", "admin", "manager", "editor", "reviewer", "instructor", "mentor"],
  "library.manage": ["owner", "admin", "manager", "instructor"],
  "announcements.send": ["owner", "admin", "manager", "instructor"],
  "conferencing.manage": admins,
  "deliveries.read": managers,
  "deliveries.manage": admins,
  "audit.read": admins,
  "privacy.manage": admins,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** What company members may do in the cockpit of their company. */
export const COMPANY_PERMISSIONS = {
  "company.read": ["company_admin", "company_viewer", "company_volunteer"],
  "company.manage": ["company_admin"],
} as const satisfies Record<string, readonly CompanyRole[]>;

export type CompanyPermission = keyof typeof COMPANY_PERMISSIONS;

/** Whether one of the roles grants the permission. */
export function allows(roles: readonly Role[], permission: Permission): boolean {
  const granted: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => granted.includes(role));
}

/** All that the roles allow. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => allows(roles, permission));
}

export function companyAllows(role: CompanyRole, permission: CompanyPermission): boolean {
  const granted: readonly CompanyRole[] = COMPANY_PERMISSIONS[permission];
  return granted.includes(role);
}
