import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { SetupScreen } from "../features/organization/SetupScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { asServer } from "../server/convex";
import { refusal } from "../server/failures";
import { isFirstRun } from "../server/firstRun";
import { forgetOrganizations } from "../server/organization";
import { setSession } from "../server/sessionCookie";

/** Only while there is no organization at all. */
export async function loader() {
  if (!(await isFirstRun())) throw redirect("/");
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const entered = (name: string) => String(form.get(name) ?? "").trim();
  const [email, locale] = [entered("owner.email"), entered("locale")];
  try {
    const { organization } = await asServer.mutation(api.tenancy.setup.begin, {
      name: entered("name"),
      slug: entered("slug"),
      timeZone: entered("timeZone"),
      currency: entered("currency").toUpperCase(),
      locale,
      owner: { name: entered("owner.name"), email },
    });
    forgetOrganizations();
    const client = { organization, email, address: context.address };
    await asServer.mutation(api.identity.codes.request, { ...client, locale });
    // Where no mail leaves, nobody could read the code: the owner is let in here and now.
    const code = await asServer.mutation(api.identity.codes.handOver, { organization, email });
    if (code === null) return redirect("/sign-in?next=/admin");
    const userAgent = request.headers.get("User-Agent") ?? "";
    const redeemed = await asServer.mutation(api.identity.codes.redeem, { ...client, code, userAgent });
    if ("refused" in redeemed) return redirect("/sign-in?next=/admin");
    return redirect("/admin", { headers: { "Set-Cookie": await setSession(request, redeemed.token) } });
  } catch (thrown) {
    const { error, status } = refusal(thrown);
    return data({ error, entered: Object.fromEntries(form) }, { status });
  }
}

export const meta = pageTitle("organization.setup.title");

export default SetupScreen;
