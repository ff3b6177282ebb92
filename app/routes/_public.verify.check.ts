import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { asServer } from "../server/convex";
import { thrownResponse } from "../server/failures";

/** Longer than any credential that can be read. */
const LONGEST = 3_000_000;

/** Checks a credential of any issuer, JSON or JWT as plain text, for the page's script. */
export async function action({ request, context }: ActionFunctionArgs) {
  const length = request.headers.get("Content-Length");
  if (length === null || Number(length) > LONGEST) return new Response("This is too large.", { status: 413 });
  const { address } = context;
  const texts = [await request.text()];
  try {
    const [checked] = await asServer.action(api.certificates.verification.checkMany, { address, texts });
    return Response.json(checked, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return thrownResponse(request, error);
  }
}

export function loader() {
  return redirect("/verify");
}
