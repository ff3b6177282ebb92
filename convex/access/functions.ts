import { v } from "convex/values";
import { customAction, customMutation, customQuery } from "convex-helpers/server/customFunctions";
import { internal } from "../_generated/api";
import { action, httpAction, mutation, query } from "../_generated/server";
import { declare, declaring } from "./declaration";
import { enterAsMember, enterCompany, enterTenant, openOrganization, type Tenant } from "./entrance";
import type { CompanyPermission, Permission } from "./permissions";
import { checkServerSecret } from "./serverSecret";
import { tenantReader, tenantWriter } from "./tenantDb";
import { findViewerIn, requireOutsideIdentity, requireOwner, requireViewer, type Viewer } from "./viewer";

/**
 * The builders of public functions. Each demands a permission, so that leaving it out does not compile, and
 * gives a context in which only what the caller may reach can be reached.
 *
 * `db` is walled in to one organization wherever there is one. `everywhere` is the database of the whole
 * deployment: for the people and identity areas, whose rows belong to no organization.
 */
type Needs<P> = { permission: P };
type Entered<Ctx> = Promise<{ ctx: Ctx; args: Record<never, never> }>;

const inOrganization = { organization: v.id("organizations") };
const inCompany = { ...inOrganization, company: v.id("companies") };
const fromServer = { secret: v.string() };

/** For staff: a permission of the role table. */
export const tenantQuery = declaring(
  "staff",
  customQuery(query, {
    args: inOrganization,
    input: async (ctx, { organization: id }, { permission }: Needs<Permission>) => {
      const tenant = await enterTenant(ctx, id, permission);
      return { ctx: { ...tenant, db: tenantReader(ctx.db, id), everywhere: ctx.db }, args: {} };
    },
  }),
);

export const tenantMutation = declaring(
  "staff",
  customMutation(mutation, {
    args: inOrganization,
    input: async (ctx, { organization: id }, { permission }: Needs<Permission>) => {
      const tenant = await enterTenant(ctx, id, permission);
      return { ctx: { ...tenant, db: tenantWriter(ctx.db, id), everywhere: ctx.db }, args: {} };
    },
  }),
);

export const tenantAction = declaring(
  "staff",
  customAction(action, {
    args: inOrganization,
    input: async (ctx, { organization }, { permission }: Needs<Permission>): Entered<Tenant> => {
      const ref = internal.access.entrance.tenant;
      return { ctx: await ctx.runQuery(ref, { organization, permission }), args: {} };
    },
  }),
);

/** For anybody who has to do with the organization: learners, staff, people of companies. Their own rows. */
export const memberQuery = declaring(
  "member",
  customQuery(query, {
    args: inOrganization,
    input: async (ctx, { organization: id }, _: Needs<"self">) => {
      const member = await enterAsMember(ctx, id);
      return { ctx: { ...member, db: tenantReader(ctx.db, id), everywhere: ctx.db }, args: {} };
    },
  }),
);

export const memberMutation = declaring(
  "member",
  customMutation(mutation, {
    args: inOrganization,
    input: async (ctx, { organization: id }, _: Needs<"self">) => {
      const member = await enterAsMember(ctx, id);
      return { ctx: { ...member, db: tenantWriter(ctx.db, id), everywhere: ctx.db }, args: {} };
    },
  }),
);

/** For people of a company, in its cockpit. */
export const companyQuery = declaring(
  "company",
  customQuery(query, {
    args: inCompany,
    input: async (ctx, { organization: id, company }, { permission }: Needs<CompanyPermission>) => {
      const seat = await enterCompany(ctx, id, company, permission);
      return { ctx: { ...seat, db: tenantReader(ctx.db, id) }, args: {} };
    },
  }),
);

export const companyMutation = declaring(
  "company",
  customMutation(mutation, {
    args: inCompany,
    input: async (ctx, { organization: id, company }, { permission }: Needs<CompanyPermission>) => {
      const seat = await enterCompany(ctx, id, company, permission);
      return { ctx: { ...seat, db: tenantWriter(ctx.db, id), everywhere: ctx.db }, args: {} };
    },
  }),
);

/** For a signed-in person's account, which belongs to no organization. Sees the whole deployment. */
export const accountQuery = declaring(
  "account",
  customQuery(query, {
    args: {},
    input: async (ctx, _args, _: Needs<"self">) => ({ ctx: await requireViewer(ctx), args: {} }),
  }),
);

/** Like `accountQuery`, to change it: refused to whoever looks at the product as somebody else. */
export const accountMutation = declaring(
  "account",
  customMutation(mutation, {
    args: {},
    input: async (ctx, _args, _: Needs<"self">) => ({ ctx: await requireOwner(ctx), args: {} }),
  }),
);

export const accountAction = declaring(
  "account",
  customAction(action, {
    args: {},
    input: async (ctx, _args, _: Needs<"self">): Entered<Viewer> => ({
      ctx: await ctx.runQuery(internal.access.entrance.viewer, {}),
      args: {},
    }),
  }),
);

/** For everybody. `viewer` is null for a visitor. */
export const publicQuery = declaring(
  "public",
  customQuery(query, {
    args: inOrganization,
    input: async (ctx, { organization: id }, _: Needs<"public">) => {
      const organization = await openOrganization(ctx, id);
      const viewer = await findViewerIn(ctx, id);
      return { ctx: { organization, viewer, db: tenantReader(ctx.db, id), everywhere: ctx.db }, args: {} };
    },
  }),
);

export const publicMutation = declaring(
  "public",
  customMutation(mutation, {
    args: inOrganization,
    input: async (ctx, { organization: id }, _: Needs<"public">) => {
      const organization = await openOrganization(ctx, id);
      const viewer = await findViewerIn(ctx, id);
      return { ctx: { organization, viewer, db: tenantWriter(ctx.db, id) }, args: {} };
    },
  }),
);

/** For the Remix server alone: what comes before anybody is signed in. Sees the whole deployment. */
export const serverQuery = declaring(
  "server",
  customQuery(query, {
    args: fromServer,
    input: async (_ctx, { secret }, _: Needs<"server">) => {
      await checkServerSecret(secret);
      return { ctx: {}, args: {} };
    },
  }),
);

export const serverMutation = declaring(
  "server",
  customMutation(mutation, {
    args: fromServer,
    input: async (_ctx, { secret }, _: Needs<"server">) => {
      await checkServerSecret(secret);
      return { ctx: {}, args: {} };
    },
  }),
);

export const serverAction = declaring(
  "server",
  customAction(action, {
    args: fromServer,
    input: async (_ctx, { secret }, _: Needs<"server">) => {
      await checkServerSecret(secret);
      return { ctx: {}, args: {} };
    },
  }),
);

/**
 * For somebody whom an outside identity provider vouches for and whom we may not know yet. `identity` is
 * what the provider's verified token says. Sees the whole deployment.
 */
export const outsideMutation = declaring(
  "outside",
  customMutation(mutation, {
    args: {},
    input: async (ctx, _args, _: Needs<"outside">) => ({
      ctx: { identity: await requireOutsideIdentity(ctx) },
      args: {},
    }),
  }),
);

/** For HTTP requests by anybody. What must not be for everybody, the handler checks: a signature, a token. */
export function publicHttp(needs: Needs<"public">, handler: Parameters<typeof httpAction>[0]) {
  return declare(httpAction(handler), "http", needs);
}
