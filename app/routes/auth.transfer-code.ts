import type { LoaderFunctionArgs } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { asServer } from "../server/convex";
import { thrownResponse } from "../server/failures";
import { sessionTokenOf } from "../server/sessionCookie";
import { leadOn } from "../server/transfer";

/**
 * The host where somebody is signed in: sends the browser back to the organization that asks, and nowhere else,
 * with a code for a session there; with an empty one where they have to sign in there.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  try {
    const { origin, code } = await asServer.mutation(api.identity.transfers.issue, {
      token: await sessionTokenOf(request),
      target: search.get("target") ?? "",
      stateHash: search.get("state") ?? "",
    });
    return leadOn(`${origin}/auth/transfer?code=${code ?? ""}`);
  } catch (error) {
    return thrownResponse(request, error);
  }
}
