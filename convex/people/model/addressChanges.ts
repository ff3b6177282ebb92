import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { notify } from "../../notifications/model/notify";
import { normalizeEmail } from "../../shared/email";
import { failure, invalid } from "../../shared/errors";
import { sha256Hex } from "../../shared/hashes";
import { MINUTE } from "../../shared/time";
import { CODE_LENGTH, CODE_PAUSE, CODE_TRIES, codeOf, judgeCode } from "../rules/addressChanges";
import { tellAddresses } from "./accounts";
import { affiliationIn } from "./affiliations";
import { limitAddressCodes } from "./limits";
import { patchPerson, personOfEmail } from "./people";

export const confirmationValidator = v.union(v.literal("changed"), v.literal("wrong"), v.literal("expired"));

type Ctx = Pick<MutationCtx, "db" | "scheduler" | "runQuery" | "runMutation"> & Viewer;

/**
 * Sends a code to the address that the viewer wants to change to. Nothing tells whether somebody has that
 * address already: then no code is sent.
 * @throws `invalid`, `notFound` for an organization that is not theirs, `rateLimited` within a minute, or after ten in a day
 */
export async function requestAddressChange(
  ctx: Ctx,
  organizationId: Id<"organizations">,
  entered: string,
): Promise<void> {
  const email = normalizeEmail(entered);
  if (email === null) throw invalid({ email: "email" });
  await checkAffiliated(ctx, organizationId);
  await clearEarlier(ctx, Date.now());
  await limitAddressCodes(ctx, ctx.person._id);
  const code = randomCode();
  const personId = ctx.person._id;
  await ctx.db.insert("addressChanges", {
    personId,
    email,
    codeHash: await hashOf(personId, email, code),
    expiresAt: Date.now() + CODE_LENGTH,
    triesLeft: CODE_TRIES,
  });
  if ((await personOfEmail(ctx, email)) !== null) return;
  await notify(ctx, {
    organizationId,
    to: { address: email, ...(ctx.person.locale && { locale: ctx.person.locale }) },
    kind: "account",
    template: "addressCode",
    data: { code, minutes: CODE_LENGTH / MINUTE },
    dedupeKey: `addressCode:${personId}:${Date.now()}`,
  });
}

/**
 * Changes the viewer's address if the code is right. A wrong try is counted, so it is answered, not thrown.
 * Both addresses are told.
 */
export async function confirmAddressChange(
  ctx: Ctx,
  organizationId: Id<"organizations">,
  code: string,
): Promise<"changed" | "wrong" | "expired"> {
  await checkAffiliated(ctx, organizationId);
  const change = await pending(ctx);
  const hash = change === null ? "" : await hashOf(ctx.person._id, change.email, code.trim());
  const outcome = judgeCode(change, hash, Date.now());
  if (change === null || outcome === "expired") return "expired";
  if (outcome === "wrong") {
    await ctx.db.patch("addressChanges", change._id, { triesLeft: change.triesLeft - 1 });
    return "wrong";
  }
  await ctx.db.delete("addressChanges", change._id);
  if ((await personOfEmail(ctx, change.email)) !== null) return "expired";
  await applyChange(ctx, organizationId, change.email);
  return "changed";
}

async function applyChange(ctx: Ctx, organizationId: Id<"organizations">, email: string): Promise<void> {
  const { _id: id, email: before, locale } = ctx.person;
  await patchPerson(ctx, id, { email });
  const entity = { table: "persons" as const, id };
  await record(ctx, { action: "persons.addressChanged", entity, changed: ["email"] });
  await tellAddresses(ctx, organizationId, { before, after: email, locale });
}

async function checkAffiliated(ctx: Pick<QueryCtx, "db"> & Viewer, organization: Id<"organizations">) {
  if ((await affiliationIn(ctx, organization, ctx.person._id)) === null)
    throw failure("notFound", "There is no such organization here.");
}

/** One change waits at a time; another may be asked for after a minute. */
async function clearEarlier(ctx: Ctx, now: number): Promise<void> {
  const earlier = await pending(ctx);
  if (earlier === null) return;
  const retryAfterMs = Math.ceil(earlier._creationTime + CODE_PAUSE - now);
  if (retryAfterMs > 0)
    throw failure("rateLimited", "A code was sent a moment ago. Please look for it first.", { retryAfterMs });
  await ctx.db.delete("addressChanges", earlier._id);
}

function pending({ db, person }: Pick<QueryCtx, "db"> & Viewer): Promise<Doc<"addressChanges"> | null> {
  return db
    .query("addressChanges")
    .withIndex("by_person", (q) => q.eq("personId", person._id))
    .first();
}

function randomCode(): string {
  for (;;) {
    const code = codeOf(crypto.getRandomValues(new Uint32Array(1))[0]!);
    if (code !== null) return code;
  }
}

function hashOf(person: Id<"persons">, email: string, code: string): Promise<string> {
  return sha256Hex(`${person} ${email} ${code}`);
}
