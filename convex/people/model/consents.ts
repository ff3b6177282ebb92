import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { type ConsentDocument, outstanding } from "../rules/consents";

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
  const known = await agreed(ctx);
  if (known.some((consent) => consent.document === document && consent.version === version)) return;
  const [organizationId, personId] = [ctx.organization._id, ctx.person._id];
  const id = await ctx.db.insert("consents", { organizationId, personId, document, version });
  await record(ctx, { action: "consents.given", entity: { table: "consents", id } });
}

function agreed({ db, organization, person }: Pick<QueryCtx, "db"> & Member): Promise<Doc<"consents">[]> {
  return db
    .query("consents")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organization._id).eq("personId", person._id),
    )
    .take(MAX_CONSENTS);
}
