import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { HomeScreen } from "../features/tenancy/HomeScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { organizationOf } from "../server/organization";
import { isFirstRun } from "../server/firstRun";

export async function loader({ request }: LoaderFunctionArgs) {
  if ((await organizationOf(request)) === null && (await isFirstRun())) throw redirect("/setup");
  return null;
}

export const meta = pageTitle(null);

export default HomeScreen;
