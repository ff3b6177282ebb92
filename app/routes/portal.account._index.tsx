import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { type ProfileAnswer, ProfileScreen } from "../features/account/ProfileScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { convexFor } from "../server/convex";
import { refusal } from "../server/failures";
import { askAnew } from "../server/identity";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { loadAccount } = await visit(request);
  return { account: await loadAccount(api.people.viewer.account, {}) };
}

/**
 * The forms of the page. They are sent to the server, not over the live connection: what it keeps of who is
 * signed in, such as their language, has to be asked anew after a change.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { organization, viewer } = await visit(request);
  const form = await request.formData();
  const entered = (name: string) => String(form.get(name) ?? "").trim();
  const convex = convexFor(viewer.jwt);
  const [kind, email] = [entered("form"), entered("email")];
  try {
    if (kind === "profile") {
      const [name, locale, timeZone] = [entered("name"), entered("locale"), entered("timeZone")];
      const profile = { name, locale: locale || null, timeZone: timeZone || null };
      await convex.mutation(api.people.account.changeProfile, profile);
      await askAnew(request);
      return answer({ form: "profile", saved: true });
    }
    const here = { organization: organization.id };
    if (kind === "address") {
      await convex.mutation(api.people.account.requestAddress, { ...here, email });
      return answer({ form: "address", sentTo: email });
    }
    const code = entered("code").replace(/\s/g, "");
    const outcome = await convex.mutation(api.people.account.confirmAddress, { ...here, code });
    if (outcome === "changed") await askAnew(request);
    return answer({ form: "address", sentTo: email, outcome });
  } catch (thrown) {
    const { error, status } = refusal(thrown);
    const refused: ProfileAnswer =
      kind === "profile"
        ? { form: "profile", error }
        : { form: "address", error, ...(kind === "code" && { sentTo: email }) };
    return answer(refused, status);
  }
}

function answer(given: ProfileAnswer, status = 200) {
  return data(given, { status });
}

export const meta = pageTitle("own.account.tab.profile");

export default function ProfileRoute() {
  return <ProfileScreen {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
