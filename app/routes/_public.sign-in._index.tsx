import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { SignInScreen } from "../features/identity/SignInScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { asServer } from "../server/convex";
import { documentsFor } from "../server/documents";
import { refused } from "../server/failures";
import { askAnew, signedIn } from "../server/identity";
import { localeOf } from "../server/locale";
import { requireOrganization } from "../server/organization";
import { safeNext } from "../server/safeNext";
import { isSecure, pendingCookie } from "../server/sessionCookie";
import { settings } from "../server/settings";

export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const next = safeNext(search.get("next"));
  await askAnew(request);
  if (!search.has("erased") && (await signedIn(request)) !== null) throw redirect(next);
  if (settings().CLERK_SECRET_KEY !== undefined)
    throw redirect(`/sign-in/clerk?redirect_url=${encodeURIComponent(next)}`);
  const organization = await requireOrganization(request);
  const demo =
    settings().DEMO_SIGN_IN === "on"
      ? await asServer.query(api.identity.demo.accounts, { organization: organization.id })
      : [];
  return { next, demo, documents: (await documentsFor(request)).map(({ document }) => document) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [form, organization] = [await request.formData(), await requireOrganization(request)];
  const email = String(form.get("email") ?? "");
  const next = safeNext(form.get("next"));
  try {
    await asServer.mutation(api.identity.codes.request, {
      organization: organization.id,
      email,
      address: context.address,
      locale: localeOf(request, null, organization.locale),
    });
  } catch (error) {
    return refused(error);
  }
  const cookie = await pendingCookie({ secure: isSecure(request) }).serialize({ email, next });
  return redirect("/sign-in/code", { headers: { "Set-Cookie": cookie } });
}

export const meta = pageTitle("signIn.title");

export default function SignInRoute() {
  return <SignInScreen {...useLoaderData<typeof loader>()} />;
}
