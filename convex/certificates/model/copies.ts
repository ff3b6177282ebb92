import type { PaginationOptions, PaginationResult } from "convex/server";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";

/** Notes that all public pages of certificates are taken out. */
export async function beginCopy(ctx: Pick<MutationCtx, "db"> & Tenant): Promise<void> {
  const { _id: organizationId } = ctx.organization;
  const entity = { table: "organizations" as const, id: organizationId };
  await record(ctx, { organizationId, action: "credentials.copied", entity });
}

/** Paths of the pages of those that were issued and still show theirs, also revoked and superseded ones. */
export async function publicPaths(
  ctx: Pick<QueryCtx, "db"> & Tenant,
  paginationOpts: PaginationOptions,
): Promise<PaginationResult<string>> {
  const found = await ctx.db
    .query("credentials")
    .withIndex("by_organization", (q) => q.eq("organizationId", ctx.organization._id))
    .paginate(paginationOpts);
  const shown = found.page.filter(({ document, hidden, state }) => {
    return document !== undefined && !hidden && state !== "erased";
  });
  return { ...found, page: shown.map(({ publicId }) => `/verify/${publicId}`) };
}
