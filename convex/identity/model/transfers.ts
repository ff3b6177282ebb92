import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { openOrganization } from "../../access/entrance";
import { affiliationIn } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import { randomToken, sha256Hex } from "../../shared/hashes";
import { addressOf } from "../../tenancy/model/addresses";
import { isAlive } from "../rules/sessions";
import { holdsHere, isDigest, TRANSFER_LENGTH } from "../rules/transfers";
import { type Opened, openedValidator, openSession, sessionOfToken } from "./sessions";

type Ctx = Pick<MutationCtx, "auth" | "db">;

/** Where the browser is to take a code; without one where it has to sign in there. */
export const issuedValidator = v.object({ origin: v.string(), code: v.union(v.string(), v.null()) });

/** `kept`: the browser is signed in there already, as the same person. */
export const redeemedValidator = v.union(
  openedValidator,
  v.object({ kept: v.literal(true) }),
  v.object({ refused: literals("invalid") }),
);
export type Redeemed = Infer<typeof redeemedValidator>;

export type Issue = {
  /** Of the source host's cookie. */
  token: string | null;
  target: string;
  /** SHA-256 of what the browser keeps on the target's host, hex. */
  stateHash: string;
};

/**
 * Makes a code that signs the bearer of a session in at another organization of theirs, once, within a minute,
 * in the browser that keeps the state. No code for a visitor, for a session that counts in one organization alone,
 * and for who has nothing to do with the target.
 * @throws `notFound` for an organization that is none; `invalid` for what is no digest
 */
export async function issueTransfer(
  ctx: Ctx,
  { token, target: entered, stateHash }: Issue,
): Promise<Infer<typeof issuedValidator>> {
  const target = ctx.db.normalizeId("organizations", entered);
  if (target === null) throw failure("notFound", "There is no such organization here.");
  const organization = await openOrganization(ctx, target);
  if (!isDigest(stateHash)) throw failure("invalid", "This link is not complete.");
  const origin = await addressOf(ctx, organization);
  const found = token === null ? null : await sessionOfToken(ctx, token);
  if (found === null || !(await mayEnter(ctx, found.session, target))) return { origin, code: null };
  const code = randomToken();
  await ctx.db.insert("sessionTransfers", {
    codeHash: await sha256Hex(code),
    stateHash,
    sessionId: found.session._id,
    organizationId: target,
    expiresAt: Date.now() + TRANSFER_LENGTH,
  });
  return { origin, code };
}

export type Redemption = {
  organization: Id<"organizations">;
  code: string;
  /** What the browser kept. */
  state: string;
  userAgent: string;
  oldToken?: string | undefined;
};

/**
 * Exchanges a code for a session of this host. The code is used up whatever comes of it. A refusal is a value,
 * since what is thrown would undo that.
 */
export async function redeemTransfer(ctx: Ctx, redemption: Redemption): Promise<Redeemed> {
  const { organization, state, userAgent, oldToken } = redemption;
  const { _id: organizationId } = await openOrganization(ctx, organization);
  const transfer = await take(ctx, redemption.code);
  const here = { organizationId, stateHash: await sha256Hex(state) };
  if (transfer === null || !holdsHere(transfer, here, Date.now())) return { refused: "invalid" };
  const source = await ctx.db.get("sessions", transfer.sessionId);
  const person = source === null ? null : await ctx.db.get("persons", source.personId);
  if (source === null || person === null || !isAlive(source, Date.now())) return { refused: "invalid" };
  if (person.pseudonymizedAt !== undefined || !(await mayEnter(ctx, source, organizationId)))
    return { refused: "invalid" };
  if (await isSignedInAs(ctx, oldToken, person)) return { kept: true };
  return open(ctx, { person, source, organizationId, userAgent, oldToken });
}

type Opening = Pick<Redemption, "userAgent" | "oldToken"> & {
  person: Doc<"persons">;
  source: Doc<"sessions">;
  organizationId: Id<"organizations">;
};

/** The new session says how the person proved who they are: as they did for the one it comes from. */
function open(ctx: Ctx, { source, ...opening }: Opening): Promise<Opened> {
  return openSession(ctx, { ...opening, method: source.method });
}

async function take({ db }: Ctx, code: string): Promise<Doc<"sessionTransfers"> | null> {
  const codeHash = await sha256Hex(code);
  const transfer = await db
    .query("sessionTransfers")
    .withIndex("by_code", (q) => q.eq("codeHash", codeHash))
    .unique();
  if (transfer !== null) await db.delete("sessionTransfers", transfer._id);
  return transfer;
}

async function mayEnter(
  ctx: Ctx,
  session: Doc<"sessions">,
  organization: Id<"organizations">,
): Promise<boolean> {
  // A session that counts in one organization alone is not multiplied, not even there.
  if (session.organizationId !== undefined) return false;
  return (await affiliationIn(ctx, organization, session.personId)) !== null;
}

async function isSignedInAs(ctx: Ctx, token: string | undefined, person: Doc<"persons">): Promise<boolean> {
  const present = token === undefined ? null : await sessionOfToken(ctx, token);
  return present?.person._id === person._id && present.session.organizationId === undefined;
}
