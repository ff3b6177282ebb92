import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { asServer } from "../server/convex";
import { thrownResponse } from "../server/failures";
import { requireOrganization } from "../server/organization";
import { safeNext } from "../server/safeNext";
import { setSession } from "../server/sessionCookie";

/** Signs in as one of the demo's people with one click. Convex refuses wherever this is no demo. */
export async function action({ request }: ActionFunctionArgs) {
  const [form, organization] = [await request.formData(), await requireOrganization(request)];
  try {
    const { token } = await asServer.mutation(api.identity.demo.enter, {
      organization: organization.id,
      person: String(form.get("person")) as Id<"persons">,
      userAgent: request.headers.get("User-Agent") ?? "",
    });
    const headers = { "Set-Cookie": await setSession(request, token) };
    return redirect(safeNext(form.get("next")), { headers });
  } catch (error) {
    return thrownResponse(request, error);
  }
}
