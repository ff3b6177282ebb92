/** Somebody who is signed in, whichever identity provider says so. */
export type SignedIn = {
  /** For Convex, good for some minutes. */
  jwt: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  person: { id: string; name: string; email: string | null; locale: string | null; timeZone: string | null };
};
