import type { LoaderFunctionArgs } from "@remix-run/node";
import { signedIn } from "../server/identity";

/** A token for Convex, for the page that bears the session's cookie. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await signedIn(request);
  const headers = { "Cache-Control": "no-store" };
  if (viewer === null) return Response.json({ error: "signedOut" }, { status: 401, headers });
  return Response.json({ jwt: viewer.jwt, expiresAt: viewer.expiresAt }, { headers });
}
