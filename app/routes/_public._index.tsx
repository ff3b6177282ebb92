import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { HomeScreen } from "../features/tenancy/HomeScreen";
import { organizationOf } from "../server/organization";
import { isFirstRun } from "../server/firstRun";

export async function loader({ request }: LoaderFunctionArgs) {
  if ((await organizationOf(request)) === null && (await isFirstRun())) throw redirect("/setup");
  return null;
}

export default HomeScreen;
