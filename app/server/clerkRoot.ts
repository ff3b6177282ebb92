import type { ClerkProvider } from "@clerk/remix";
import { rootAuthLoader } from "@clerk/remix/ssr.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { settings } from "./settings";

/** What Clerk's provider is handed; only Clerk knows what is in it. */
export type ClerkState = NonNullable<Parameters<typeof ClerkProvider>[0]["clerkState"]>;

/** The root's data with what Clerk's provider needs beside it. */
export function loadWithClerk<Data extends object>(
  args: LoaderFunctionArgs,
  load: () => Promise<Data>,
): Promise<Data & { clerkState?: ClerkState }> {
  const { CLERK_SECRET_KEY = "", CLERK_PUBLISHABLE_KEY = "", CLERK_JWT_KEY } = settings();
  const options = {
    secretKey: CLERK_SECRET_KEY,
    publishableKey: CLERK_PUBLISHABLE_KEY,
    signInUrl: "/sign-in/clerk",
    authorizedParties: [new URL(args.request.url).origin],
    ...(CLERK_JWT_KEY === undefined ? {} : { jwtKey: CLERK_JWT_KEY }),
  };
  const loaded = rootAuthLoader(args, () => load() as Promise<never>, options);
  return loaded as unknown as Promise<Data & { clerkState?: ClerkState }>;
}
