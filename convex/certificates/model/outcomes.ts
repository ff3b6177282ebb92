import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { nextCredentialState } from "../rules/credentialLifecycle";
import { areTrusted } from "./activeKeys";
import { enqueue, moveCredential } from "./credentialRows";
import { removeFiles } from "./files";
import { revokePlace } from "./statusLists";
import { tellHolder } from "./telling";

/** What a job made. */
export const madeValidator = v.object({
  document: v.string(),
  jwt: v.string(),
  pdfId: v.id("_storage"),
  svgId: v.id("_storage"),
  pngId: v.id("_storage"),
});
export type Made = Infer<typeof madeValidator>;

type Problem = NonNullable<Doc<"credentials">["problem"]>;
type Writer = Pick<MutationCtx, "db" | "scheduler">;

/** As much of an error as is kept for staff. */
const MAX_DETAIL = 300;

/**
 * Issues a credential that a job made: it takes the place of the one it replaces, and its holder is told.
 * @param fragments of the keys that signed it: should one be compromised by now, it is made again
 * @returns false where this is not taken; what the job stored is then nobody's
 */
export async function issued(
  ctx: Writer,
  id: Id<"credentials">,
  attempt: number,
  { made, fragments }: { made: Made; fragments: readonly string[] },
): Promise<boolean> {
  const row = await ctx.db.get("credentials", id);
  if (row === null || row.state !== "issuing" || row.attempts !== attempt) return false;
  if (!(await areTrusted(ctx, row.issuerId, fragments))) {
    await moveCredential(ctx, row, "putBack");
    await enqueue(ctx, id);
    return false;
  }
  const credential = await moveCredential(ctx, row, "issue", made);
  const entity = { table: "credentials" as const, id };
  const { organizationId } = row;
  await record(ctx, { action: "credentials.issued", entity, organizationId, changed: ["state"] }, "system");
  await takePlaceOfOther(ctx, credential);
  await tellHolder(ctx, credential, { template: "credentialIssued" });
  return true;
}

/** Puts a credential back whose job met a problem and will be tried again. An older job's word counts for nothing. */
export async function faltered(
  ctx: Writer,
  id: Id<"credentials">,
  attempt: number,
  { code, detail }: Problem,
): Promise<void> {
  const row = await ctx.db.get("credentials", id);
  if (row === null || row.state !== "issuing" || row.attempts !== attempt) return;
  await moveCredential(ctx, row, "putBack", { problem: { code, detail: detail.slice(0, MAX_DETAIL) } });
}

/** Removes what a job stored for nothing; what the credential names stays, whatever the job heard of its report. */
export async function discard(
  ctx: Pick<MutationCtx, "db" | "storage">,
  id: Id<"credentials">,
  files: readonly Id<"_storage">[],
): Promise<void> {
  const row = await ctx.db.get("credentials", id);
  const named: (string | undefined)[] = [row?.pdfId, row?.svgId, row?.pngId];
  await removeFiles(
    ctx,
    files.filter((file) => !named.includes(file)),
  );
}

/** Gives up a credential whose last try failed. */
export async function givenUp(ctx: Writer, id: Id<"credentials">, problem?: Problem): Promise<void> {
  const row = await ctx.db.get("credentials", id);
  if (row === null || nextCredentialState(row.state, "giveUp") === null) return;
  const known = problem ?? row.problem ?? { code: "fault" as const, detail: "" };
  await moveCredential(ctx, row, "giveUp", { problem: known });
}

/** Until now the one that is replaced held; why it no longer does was noted on the one that replaces it. */
async function takePlaceOfOther(ctx: Writer, { _id, replaces, reason }: Doc<"credentials">): Promise<void> {
  const other = replaces === undefined ? null : await ctx.db.get("credentials", replaces.credentialId);
  if (other === null || nextCredentialState(other.state, "supersede") === null) return;
  await moveCredential(ctx, other, "supersede", { replacedById: _id, reason });
  await ctx.db.patch("credentials", _id, { reason: undefined });
  await revokePlace(ctx, other);
  const entity = { table: "credentials" as const, id: other._id };
  const { organizationId } = other;
  await record(ctx, { action: "credentials.replaced", entity, organizationId, changed: ["state"] }, "system");
}
