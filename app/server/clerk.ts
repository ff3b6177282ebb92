import { createClerkClient } from "@clerk/backend";
import { settings } from "./settings";
import type { SignedIn } from "./identity";

/**
 * Who Clerk's session token names; null for a visitor. Verified without a call to Clerk where
 * CLERK_JWT_KEY is set. Tokens made for another site are refused: `azp` must be this one.
 */
export async function signedInByClerk(request: Request): Promise<SignedIn | null> {
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
  if (jwt === null) return null;
  const claim = (name: string) => {
    const value = (sessionClaims as Record<string, unknown>)[name];
    return typeof value === "string" ? value : null;
  };
  return {
    jwt,
    expiresAt: sessionClaims.exp * 1000,
    person: {
      id: sessionClaims.sub,
      name: claim("name") ?? "",
      email: claim("email"),
      locale: null,
      timeZone: null,
    },
  };
}
