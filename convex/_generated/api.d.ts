/* eslint-disable */
/**
 * Generated `api` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type * as access_entrance from "../access/entrance.js";
import type * as access_functions from "../access/functions.js";
import type * as access_permissions from "../access/permissions.js";
import type * as access_serverSecret from "../access/serverSecret.js";
import type * as access_tenantDb from "../access/tenantDb.js";
import type * as access_viewer from "../access/viewer.js";
import type * as audit_model_entries from "../audit/model/entries.js";
import type * as crons from "../crons.js";
import type * as http from "../http.js";
import type * as identity_rules_sessions from "../identity/rules/sessions.js";
import type * as notifications_rules_kinds from "../notifications/rules/kinds.js";
import type * as people_rules_roles from "../people/rules/roles.js";
import type * as privacy_rules_jobs from "../privacy/rules/jobs.js";
import type * as shared_email from "../shared/email.js";
import type * as shared_errors from "../shared/errors.js";
import type * as shared_hashes from "../shared/hashes.js";
import type * as shared_locales from "../shared/locales.js";
import type * as shared_roles from "../shared/roles.js";
import type * as shared_time from "../shared/time.js";
import type * as tenancy_rules_hosts from "../tenancy/rules/hosts.js";
import type * as tenancy_rules_organizations from "../tenancy/rules/organizations.js";

import type {
  ApiFromModules,
  FilterApi,
  FunctionReference,
} from "convex/server";

declare const fullApi: ApiFromModules<{
  "access/entrance": typeof access_entrance;
  "access/functions": typeof access_functions;
  "access/permissions": typeof access_permissions;
  "access/serverSecret": typeof access_serverSecret;
  "access/tenantDb": typeof access_tenantDb;
  "access/viewer": typeof access_viewer;
  "audit/model/entries": typeof audit_model_entries;
  crons: typeof crons;
  http: typeof http;
  "identity/rules/sessions": typeof identity_rules_sessions;
  "notifications/rules/kinds": typeof notifications_rules_kinds;
  "people/rules/roles": typeof people_rules_roles;
  "privacy/rules/jobs": typeof privacy_rules_jobs;
  "shared/email": typeof shared_email;
  "shared/errors": typeof shared_errors;
  "shared/hashes": typeof shared_hashes;
  "shared/locales": typeof shared_locales;
  "shared/roles": typeof shared_roles;
  "shared/time": typeof shared_time;
  "tenancy/rules/hosts": typeof tenancy_rules_hosts;
  "tenancy/rules/organizations": typeof tenancy_rules_organizations;
}>;

/**
 * A utility for referencing Convex functions in your app's public API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
export declare const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
>;

/**
 * A utility for referencing Convex functions in your app's internal API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = internal.myModule.myFunction;
 * ```
 */
export declare const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
>;

export declare const components: {
  rateLimiter: import("@convex-dev/rate-limiter/_generated/component.js").ComponentApi<"rateLimiter">;
  migrations: import("@convex-dev/migrations/_generated/component.js").ComponentApi<"migrations">;
};
