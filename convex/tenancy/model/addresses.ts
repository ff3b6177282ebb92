import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { originOf } from "../rules/hosts";

type Reader = Pick<QueryCtx, "db">;

/**
 * The origin that links sent by mail begin with.
 * @throws `unavailable` without PUBLIC_URL, except for the demo: such links would outlive the machine
 */
export async function originOfOrganization(ctx: Reader, organization: Doc<"organizations">): Promise<string> {
  if (process.env["PUBLIC_URL"] === undefined && !organization.demo)
    throw failure("unavailable", "Set PUBLIC_URL first: links sent by mail must lead back here.");
  return addressOf(ctx, organization);
}

/** The origin at which a browser that is here now finds an organization. Not for what is kept: see above. */
export async function addressOf(
  ctx: Reader,
  { _id, slug, isDefault }: Doc<"organizations">,
): Promise<string> {
  return originOf({ slug, isDefault, domain: await firstDomain(ctx, _id) }, publicUrl());
}

/** The host below which organizations have theirs, without port. */
export function baseHost(): string {
  return new URL(publicUrl()).hostname;
}

/** PUBLIC_URL; while there is none, the machine at hand. */
function publicUrl(): string {
  return process.env["PUBLIC_URL"] ?? process.env["LOCAL_URL"] ?? "http://localhost:3000";
}

async function firstDomain({ db }: Reader, organization: Id<"organizations">): Promise<string | null> {
  const row = await db
    .query("domains")
    .withIndex("by_organization", (q) => q.eq("organizationId", organization))
    .first();
  return row?.domain ?? null;
}
