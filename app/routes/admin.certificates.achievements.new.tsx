import type { LoaderFunctionArgs } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { NewAchievementScreen } from "../features/certificates/NewAchievementScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const me = await load(api.people.viewer.current, {});
  if (!me?.permissions.includes("certificates.design"))
    throw new Response("For those who write achievements.", { status: 403 });
  return null;
}

export const meta = pageTitle("certificateScreens.newAchievement");

export default NewAchievementScreen;
