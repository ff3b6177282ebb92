import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { asServer, convexFor } from "../server/convex";
import { thrownResponse } from "../server/failures";
import { forgetToken } from "../server/identity";
import { visit } from "../server/load";
import { sessionTokenOf, setSession } from "../server/sessionCookie";

/** Begins to see the organization as the person of the form; without one, ends that and leads back. */
export async function action({ request }: ActionFunctionArgs) {
  const { organization, viewer } = await visit(request);
  const person = (await request.formData()).get("person");
  if (person === null) return leave(request);
  try {
    const { token } = await convexFor(viewer.jwt).mutation(api.identity.impersonation.begin, {
      organization: organization.id,
      person: String(person) as Id<"persons">,
      userAgent: request.headers.get("User-Agent") ?? "",
    });
    return redirect("/portal", { headers: { "Set-Cookie": await setSession(request, token) } });
  } catch (error) {
    return thrownResponse(request, error);
  }
}

async function leave(request: Request) {
  const token = await sessionTokenOf(request);
  if (token === null) return redirect("/sign-in");
  const own = await asServer.mutation(api.identity.impersonation.end, { token });
  await forgetToken(token);
  const headers = { "Set-Cookie": await setSession(request, own?.token ?? null) };
  return redirect(own === null ? "/sign-in" : "/admin/people", { headers });
}

export function loader() {
  return redirect("/portal");
}
