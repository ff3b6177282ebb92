import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CodeScreen } from "../features/identity/CodeScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { asServer } from "../server/convex";
import { requireOrganization } from "../server/organization";
import { safeNext } from "../server/safeNext";
import { isSecure, pendingCookie, sessionTokenOf, setSession } from "../server/sessionCookie";

type Pending = { email: string; next: string };

async function pendingOf(request: Request): Promise<Pending | null> {
  const cookie = pendingCookie({ secure: isSecure(request) });
  return (await cookie.parse(request.headers.get("Cookie"))) as Pending | null;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const pending = await pendingOf(request);
  if (pending === null) throw redirect("/sign-in");
  return { email: pending.email };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [pending, organization] = [await pendingOf(request), await requireOrganization(request)];
  if (pending === null) return redirect("/sign-in");
  const code = String((await request.formData()).get("code") ?? "").replace(/\s/g, "");
  const oldToken = await sessionTokenOf(request);
  const redeemed = await asServer.mutation(api.identity.codes.redeem, {
    organization: organization.id,
    email: pending.email,
    code,
    address: context.address,
    userAgent: request.headers.get("User-Agent") ?? "",
    ...(oldToken === null ? {} : { oldToken }),
    // Whoever comes for an invitation is let in by it; everybody else signs up as a learner.
    ...(pending.next.startsWith("/invitations/") ? {} : { joinAs: "learner" as const }),
  });
  if ("refused" in redeemed) return data({ problem: redeemed.refused }, { status: 400 });
  const headers = new Headers({ "Set-Cookie": await setSession(request, redeemed.token) });
  const cookie = pendingCookie({ secure: isSecure(request) });
  headers.append("Set-Cookie", await cookie.serialize("", { maxAge: 0 }));
  return redirect(safeNext(pending.next), { headers });
}

export const meta = pageTitle("signIn.code.title");

export default function CodeRoute() {
  return <CodeScreen {...useLoaderData<typeof loader>()} />;
}
