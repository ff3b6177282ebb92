import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantQuery } from "../access/functions";
import { type Permission, PERMISSIONS } from "../access/permissions";
import { roleValidator } from "./schema";

const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];

/** The table of who may do what, the same in every organization: each permission and its roles. */
export const table = tenantQuery({
  permission: "staff.enter",
  args: {},
  returns: v.array(v.object({ permission: literals(...PERMISSION_NAMES), roles: v.array(roleValidator) })),
  handler: () => PERMISSION_NAMES.map((permission) => ({ permission, roles: [...PERMISSIONS[permission]] })),
});
