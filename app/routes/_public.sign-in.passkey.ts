import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import { asServer } from "../server/convex";
import { thrownResponse } from "../server/failures";
import { requireOrganization } from "../server/organization";
import { safeNext } from "../server/safeNext";
import { sessionTokenOf, setSession } from "../server/sessionCookie";

const bodySchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("options") }),
  z.object({ step: z.literal("verify"), response: z.looseObject({ id: z.string() }), next: z.string() }),
]);

/**
 * Signs in by a passkey, in two steps of the page's script: `options` gives what the browser asks its
 * authenticator for, `verify` takes the answer, sets the session's cookie and says where to go on.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const body = bodySchema.safeParse(await request.json().catch(() => null));
  if (!body.success) return Response.json({ error: "invalid" }, { status: 400 });
  const organization = await requireOrganization(request);
  const place = { organization: organization.id, origin: new URL(request.url).origin };
  try {
    if (body.data.step === "verify") return await verify(request, place, body.data);
    const { address } = context;
    return json(await asServer.action(api.identity.ceremonies.signInOptions, { ...place, address }));
  } catch (error) {
    return thrownResponse(request, error);
  }
}

type Place = { organization: Awaited<ReturnType<typeof requireOrganization>>["id"]; origin: string };

async function verify(
  request: Request,
  place: Place,
  { response, next }: { response: object; next: string },
): Promise<Response> {
  const oldToken = await sessionTokenOf(request);
  const signedIn = await asServer.action(api.identity.ceremonies.signIn, {
    ...place,
    response: JSON.stringify(response),
    userAgent: request.headers.get("User-Agent") ?? "",
    ...(oldToken === null ? {} : { oldToken }),
  });
  if ("refused" in signedIn) return Response.json({ error: signedIn.refused }, { status: 401 });
  const headers = { "Set-Cookie": await setSession(request, signedIn.token) };
  return Response.json({ to: safeNext(next) }, { headers });
}

function json(text: string): Response {
  return new Response(text, { headers: { "Content-Type": "application/json", "Cache-Control": "no-store" } });
}

export function loader() {
  return redirect("/sign-in");
}
