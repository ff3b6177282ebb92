import { api } from "../../convex/_generated/api";
import { sha256Hex } from "../../convex/shared/hashes";
import { asServer } from "./convex";
import { sessionTokenOf } from "./sessionCookie";
import { settings } from "./settings";
import type { SignedIn } from "./signedIn";

/** A token is renewed when less than this is left of it. */
const LEEWAY_MS = 60_000;
const MAX_KEPT = 10_000;
/**
 * With less than this left of it, a session counts as over. A live page asks for its next token ten seconds before
 * the last one runs out; given the rest of a session, it would ask again and again, and then stay as it is.
 */
const SPENT_MS = 12_000;

/** Tokens of this process by the hash of their session's: pages need not ask for one each time. */
const kept = new Map<string, SignedIn>();

/** Who is signed in, with a token for Convex; null for a visitor. */
export async function signedIn(request: Request): Promise<SignedIn | null> {
  if (settings().CLERK_SECRET_KEY !== undefined) {
    const { signedInByClerk } = await import("./clerk");
    return signedInByClerk(request);
  }
  const token = await sessionTokenOf(request);
  return token === null ? null : tokenOfSession(token);
}

async function tokenOfSession(token: string): Promise<SignedIn | null> {
  const hash = await sha256Hex(token);
  const known = kept.get(hash);
  if (known !== undefined && known.expiresAt - LEEWAY_MS > Date.now()) return known;
  kept.delete(hash);
  const fresh = await asServer.action(api.identity.sessions.token, { token });
  if (fresh === null || fresh.expiresAt - Date.now() < SPENT_MS) return null;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(hash, fresh);
  return fresh;
}

/** Makes the next look at who this request is of ask Convex: a kept token may be of a session that ended elsewhere. */
export async function askAnew(request: Request): Promise<void> {
  const token = await sessionTokenOf(request);
  if (token !== null) await forgetToken(token);
}

/** After signing out, or when Convex no longer takes a token: the next request asks anew. */
export async function forgetToken(token: string): Promise<void> {
  kept.delete(await sha256Hex(token));
}
