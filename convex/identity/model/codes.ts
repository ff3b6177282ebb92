import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { openOrganization } from "../../access/entrance";
import { notify } from "../../notifications/model/notify";
import { affiliate } from "../../people/model/affiliations";
import { findOrCreate } from "../../people/model/people";
import { normalizeEmail } from "../../shared/email";
import { record } from "../../audit/model/entries";
import { keptMail } from "../../notifications/model/kept";
import { failure, invalid } from "../../shared/errors";
import { sha256Hex } from "../../shared/hashes";
import { MINUTE } from "../../shared/time";
import { CODE_LENGTH, CODE_TRIES, codeOf, decideCode, readCode } from "../rules/codes";
import { waitOf } from "./limits";
import { openedValidator, openSession } from "./sessions";

type Ctx = Pick<MutationCtx, "auth" | "db" | "runMutation" | "runQuery" | "scheduler">;

/** Why a sign-in was refused. A value and not an error: what is thrown would undo the count of tries. */
export const refusalValidator = v.object({
  refused: literals("invalid", "expired", "rateLimited"),
  /** When to try again, with `rateLimited`. */
  retryAfterMs: v.optional(v.number()),
});
export const redeemedValidator = v.union(openedValidator, refusalValidator);

export type CodeRequest = {
  organization: Id<"organizations">;
  email: string;
  /** Of the client, as the server sees it. */
  address: string;
  locale: string;
};

/**
 * Sends a code to an address, whoever it belongs to: nothing here looks for an account. Codes sent to it
 * before no longer count.
 * @throws `invalid` for what is no address; `rateLimited`
 */
export async function sendCode(ctx: Ctx, { organization, email: entered, address, locale }: CodeRequest) {
  const { _id: organizationId } = await openOrganization(ctx, organization);
  const email = normalizeEmail(entered);
  if (email === null) throw invalid({ email: "email" });
  const retryAfterMs = await waitOf(ctx, { requestForAddress: email, requestByClient: address });
  if (retryAfterMs !== null)
    throw failure("rateLimited", "That was a lot of codes. Please wait a little.", { retryAfterMs });
  const code = drawCode();
  const id = await replaceCode(ctx, email, code);
  await notify(ctx, {
    organizationId,
    to: { address: email, locale },
    kind: "account",
    template: "signInCode",
    data: { code, minutes: CODE_LENGTH / MINUTE },
    dedupeKey: keyOf(id),
  });
}

function keyOf(id: Id<"signInCodes">): string {
  return `signInCode ${id}`;
}

/**
 * The newest code of an address, for whoever runs the machine: only where no provider carries mails out, so
 * that nobody else could ever read it. Null otherwise, and where there is none that is still good.
 */
export async function handOverCode(
  ctx: Pick<Ctx, "auth" | "db">,
  organization: Id<"organizations">,
  entered: string,
): Promise<string | null> {
  const { _id: organizationId } = await openOrganization(ctx, organization);
  const email = normalizeEmail(entered);
  const row = email === null ? null : await codeFor(ctx, email);
  if (email === null || row === null || Date.now() >= row.expiresAt) return null;
  const mail = await keptMail(ctx, organizationId, email, keyOf(row._id));
  if (mail === null) return null;
  const entity = { table: "signInCodes" as const, id: row._id };
  await record(ctx, { action: "signInCodes.handedOver", entity, organizationId }, "server");
  return (JSON.parse(mail.data) as { code: string }).code;
}

export type Redemption = {
  organization: Id<"organizations">;
  email: string;
  code: string;
  address: string;
  userAgent: string;
  oldToken?: string | undefined;
  joinAs?: "learner" | undefined;
};

/** Exchanges a code for a session, once. Who is new gets an account; `joinAs` gives a place in the organization. */
export async function redeemCode(ctx: Ctx, redemption: Redemption): Promise<Infer<typeof redeemedValidator>> {
  const { organization, address, userAgent, oldToken, joinAs } = redemption;
  const { _id: organizationId } = await openOrganization(ctx, organization);
  const email = normalizeEmail(redemption.email);
  if (email === null) return { refused: "invalid" };
  const retryAfterMs = await waitOf(ctx, { redeemForAddress: email, redeemByClient: address });
  if (retryAfterMs !== null) return { refused: "rateLimited", retryAfterMs };
  const outcome = await spendTry(ctx, email, redemption.code);
  if (outcome !== "accepted") return { refused: outcome };
  const person = await findOrCreate(ctx, { email });
  if (joinAs !== undefined) await affiliate(ctx, organizationId, person, joinAs);
  return openSession(ctx, { person, method: "code", organizationId, userAgent, oldToken });
}

/** Counts a try against the address's code, and uses the code up when it is the right one. */
async function spendTry({ db }: Pick<Ctx, "db">, email: string, entered: string) {
  const [row, code, now] = [await codeFor({ db }, email), readCode(entered), Date.now()];
  const matches = row !== null && code !== null && row.codeHash === (await hashOf(email, code));
  const outcome = decideCode(row, matches, now);
  if (row === null || outcome === "expired") return outcome;
  await db.patch(
    "signInCodes",
    row._id,
    outcome === "accepted" ? { usedAt: now } : { triesLeft: row.triesLeft - 1 },
  );
  return outcome;
}

async function replaceCode({ db }: Pick<Ctx, "db">, email: string, code: string): Promise<Id<"signInCodes">> {
  const earlier = await codeFor({ db }, email);
  if (earlier !== null) await db.delete("signInCodes", earlier._id);
  const codeHash = await hashOf(email, code);
  return db.insert("signInCodes", {
    email,
    codeHash,
    expiresAt: Date.now() + CODE_LENGTH,
    triesLeft: CODE_TRIES,
  });
}

function codeFor({ db }: Pick<Ctx, "db">, email: string): Promise<Doc<"signInCodes"> | null> {
  return db
    .query("signInCodes")
    .withIndex("by_email", (q) => q.eq("email", email))
    .unique();
}

function hashOf(email: string, code: string): Promise<string> {
  return sha256Hex(`${email} ${code}`);
}

function drawCode(): string {
  const code = codeOf(crypto.getRandomValues(new Uint32Array(1))[0]!);
  return code ?? drawCode();
}
