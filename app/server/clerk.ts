import { createClerkClient } from "@clerk/backend";
import { api } from "../../convex/_generated/api";
import { convexFor } from "./convex";
import { settings } from "./settings";
import type { SignedIn } from "./signedIn";

type Claims = { sub: string; exp: number } & Record<string, unknown>;
export type ClerkSession = { jwt: string; claims: Claims };

const MAX_KNOWN = 10_000;
/** Accounts of Clerk that are known to have a person here. */
const known = new Set<string>();

/** Who Clerk's session token names; null for a visitor. Makes the person at their first visit. */
export async function signedInByClerk(request: Request): Promise<SignedIn | null> {
  const session = await clerkSession(request);
  if (session === null) return null;
  const { jwt, claims } = session;
  const client = convexFor(jwt);
  if (!known.has(claims.sub)) {
    await client.mutation(api.identity.outside.ensure, {});
    if (known.size >= MAX_KNOWN) known.clear();
    known.add(claims.sub);
  }
  const person = await client.query(api.people.viewer.account, {});
  return { jwt, expiresAt: claims.exp * 1000, person };
}

/**
 * The session that a request's token is of, verified here by CLERK_JWT_KEY where that is set. A token that
 * was made for another site is refused: its `azp` must be this one.
 */
export async function clerkSession(request: Request): Promise<ClerkSession | null> {
  const { CLERK_SECRET_KEY, CLERK_PUBLISHABLE_KEY, CLERK_JWT_KEY } = settings();
  if (CLERK_SECRET_KEY === undefined || CLERK_PUBLISHABLE_KEY === undefined) return null;
  const clerk = createClerkClient({ secretKey: CLERK_SECRET_KEY, publishableKey: CLERK_PUBLISHABLE_KEY });
  const state = await clerk.authenticateRequest(request, {
    authorizedParties: [new URL(request.url).origin],
    ...(CLERK_JWT_KEY === undefined ? {} : { jwtKey: CLERK_JWT_KEY }),
  });
  if (!state.isSignedIn) return null;
  const { sessionClaims, getToken } = state.toAuth();
  const jwt = await getToken();
  return jwt === null ? null : { jwt, claims: sessionClaims as unknown as Claims };
}
