import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { SetupScreen } from "../features/organization/SetupScreen";
import { asServer } from "../server/convex";
import { refused } from "../server/failures";
import { isFirstRun } from "../server/firstRun";
import { forgetOrganizations } from "../server/organization";

/** Only while there is no organization at all. */
export async function loader() {
  if (!(await isFirstRun())) throw redirect("/");
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const entered = (name: string) => String(form.get(name) ?? "").trim();
  try {
    await asServer.mutation(api.tenancy.setup.begin, {
      name: entered("name"),
      slug: entered("slug"),
      timeZone: entered("timeZone"),
      currency: entered("currency"),
      locale: entered("locale"),
      owner: { name: entered("owner.name"), email: entered("owner.email") },
    });
  } catch (error) {
    return refused(error);
  }
  forgetOrganizations();
  return redirect("/sign-in?next=/admin");
}

export default SetupScreen;
