import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { openOrganization } from "../../access/entrance";
import { failure } from "../../shared/errors";
import { resolveOrganization } from "../../tenancy/model/organizations";
import { CHALLENGE_LENGTH } from "../rules/passkeys";
import { type RelyingParty, relyingPartyOf } from "../rules/relyingParties";
import { waitOf } from "./limits";
import { passkeyOfCredential } from "./passkeys";
import { type Opened, openSession } from "./sessions";

type Ctx = Pick<MutationCtx, "auth" | "db" | "runMutation" | "runQuery">;

export const beginFields = {
  organization: v.id("organizations"),
  /** Of the page, such as "https://acme.academy.example". */
  origin: v.string(),
  /** 32 random bytes, base64url. */
  challenge: v.string(),
};
export type Beginning = { organization: Id<"organizations">; origin: string; challenge: string };

/**
 * Notes the challenge of a registration or, without a person, of a sign-in.
 * @throws `unavailable` where the page's origin is none of the organization's, or cannot have passkeys
 */
export async function beginCeremony(
  ctx: Pick<Ctx, "auth" | "db">,
  { organization, origin, challenge }: Beginning,
  personId?: Id<"persons">,
): Promise<RelyingParty & { organization: Doc<"organizations"> }> {
  const opened = await openOrganization(ctx, organization);
  const party = await relyingPartyIn(ctx, opened, origin);
  const expiresAt = Date.now() + CHALLENGE_LENGTH;
  await ctx.db.insert("passkeyChallenges", { challenge, expiresAt, ...(personId && { personId }) });
  return { ...party, organization: opened };
}

/**
 * Notes the challenge of a sign-in.
 * @throws `rateLimited`, and as `beginCeremony`
 */
export async function beginSignIn(ctx: Ctx, beginning: Beginning, address: string): Promise<RelyingParty> {
  const retryAfterMs = await waitOf(ctx, { passkeyByClient: address });
  if (retryAfterMs !== null)
    throw failure("rateLimited", "That was a lot of tries. Please wait a little.", { retryAfterMs });
  const { rpId, origin } = await beginCeremony(ctx, beginning);
  return { rpId, origin };
}

/** Uses a challenge up. False when there is none, it is too old, or was made for somebody else. */
export async function takeChallenge(
  { db }: Pick<Ctx, "db">,
  challenge: string,
  personId: Id<"persons"> | undefined,
): Promise<boolean> {
  const row = await db
    .query("passkeyChallenges")
    .withIndex("by_challenge", (q) => q.eq("challenge", challenge))
    .unique();
  if (row === null) return false;
  await db.delete("passkeyChallenges", row._id);
  return row.personId === personId && Date.now() < row.expiresAt;
}

export type Assertion = {
  organization: Id<"organizations">;
  credentialId: string;
  /** As the authenticator counts its uses; 0 where it does not. */
  counter: number;
  userAgent: string;
  oldToken?: string | undefined;
};

/** Signs in the person of a passkey whose signature was verified; null when it was removed or used meanwhile. */
export async function signInByPasskey(ctx: Pick<Ctx, "db">, assertion: Assertion): Promise<Opened | null> {
  const { organization: organizationId, credentialId, counter, userAgent, oldToken } = assertion;
  const passkey = await passkeyOfCredential(ctx, credentialId);
  const person = passkey === null ? null : await ctx.db.get("persons", passkey.personId);
  if (passkey === null || person === null || person.pseudonymizedAt !== undefined) return null;
  if (counter > 0 && counter <= passkey.counter) return null;
  await ctx.db.patch("passkeys", passkey._id, { counter, lastUsedAt: Date.now() });
  return openSession(ctx, { person, method: "passkey", organizationId, userAgent, oldToken });
}

/** The relying party of an origin, which must lead to the organization by its host. */
export async function relyingPartyIn(
  ctx: Pick<Ctx, "db">,
  organization: Doc<"organizations">,
  origin: string,
): Promise<RelyingParty> {
  const publicUrl = process.env["PUBLIC_URL"];
  const party = relyingPartyOf(origin, publicUrl);
  const baseHost = publicUrl === undefined ? "localhost" : new URL(publicUrl).hostname;
  const found = party === null ? null : await resolveOrganization(ctx, { host: party.rpId, baseHost });
  if (party === null || found?._id !== organization._id)
    throw failure("unavailable", "Passkeys cannot be used at this address.");
  return party;
}
