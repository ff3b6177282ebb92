import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { asServer } from "../server/convex";
import { forgetToken } from "../server/identity";
import { sessionTokenOf, setSession } from "../server/sessionCookie";

/** Ends this session. */
export async function action({ request }: ActionFunctionArgs) {
  const token = await sessionTokenOf(request);
  if (token !== null) {
    await asServer.mutation(api.identity.sessions.end, { token });
    await forgetToken(token);
  }
  return redirect("/", { headers: { "Set-Cookie": await setSession(request, null) } });
}

export function loader() {
  return redirect("/");
}
