import type { PaginationOptions } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { type ConsentDocument, DOCUMENTS, outstanding } from "../rules/consents";

/** Far more versions than any organization's terms have; one row for each that a person agreed to. */
const MAX_CONSENTS = 500;

/** What the member is still to agree to: documents with their current versions. */
export async function outstandingFor(ctx: Pick<QueryCtx, "db"> & Member) {
  return outstanding(ctx.organization.documents ?? {}, await agreed(ctx));
}

/**
 * Notes that the member agrees to the current version of a document. Agreeing again changes nothing.
 * @throws `conflict` when another version is current; `forbidden` for who looks at the product as the member
 */
export async function agree(
  ctx: Pick<MutationCtx, "db"> & Member,
  document: ConsentDocument,
  version: string,
): Promise<void> {
  if (ctx.session?.impersonatorId !== undefined)
    throw failure("forbidden", "Only the person themselves can agree.");
  if (ctx.organization.documents?.[document] !== version)
    throw failure("conflict", "There is a newer version. Please read it first.");
  if (!(await outstandingFor(ctx)).some((due) => due.document === document)) return;
  const [organizationId, personId] = [ctx.organization._id, ctx.person._id];
  const id = await ctx.db.insert("consents", { organizationId, personId, document, version });
  await record(ctx, { action: "consents.given", entity: { table: "consents", id } });
}

/**
 * Withdraws a consent from now on; what was done while it stood stays. Withdrawing again changes nothing.
 * @throws `notFound` for what is not the member's; `forbidden` for who looks at the product as the member
 */
export async function withdraw(ctx: Pick<MutationCtx, "db"> & Member, id: Id<"consents">): Promise<void> {
  if (ctx.session?.impersonatorId !== undefined)
    throw failure("forbidden", "Only the person themselves can withdraw.");
  const consent = await ctx.db.get("consents", id);
  if (consent === null || consent.personId !== ctx.person._id)
    throw failure("notFound", "There is no such consent of yours.");
  if (consent.withdrawnAt !== undefined) return;
  await ctx.db.patch("consents", id, { withdrawnAt: Date.now() });
  await record(ctx, { action: "consents.withdrawn", entity: { table: "consents", id } });
}

export const ownConsentValidator = v.object({
  id: v.id("consents"),
  document: literals(...DOCUMENTS),
  version: v.string(),
  agreedAt: v.number(),
  withdrawnAt: v.union(v.number(), v.null()),
});

/** What the member agreed to and withdrew, the newest first. */
export async function ownConsents(
  { db, organization, person }: Pick<QueryCtx, "db"> & Member,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("consents")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organization._id).eq("personId", person._id),
    )
    .order("desc")
    .paginate(paginationOpts);
  const page = found.page.map(
    ({ _id: id, document, version, _creationTime: agreedAt, withdrawnAt = null }) => {
      return { id, document, version, agreedAt, withdrawnAt };
    },
  );
  return { ...found, page };
}

function agreed({ db, organization, person }: Pick<QueryCtx, "db"> & Member): Promise<Doc<"consents">[]> {
  return db
    .query("consents")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organization._id).eq("personId", person._id),
    )
    .take(MAX_CONSENTS);
}
