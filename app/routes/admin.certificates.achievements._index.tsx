import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AchievementsScreen } from "../features/certificates/AchievementsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const archived = new URL(request.url).searchParams.get("show") === "archived";
  const asked = { archived, paginationOpts: FIRST_PAGE };
  return { archived, first: await load(api.certificates.achievements.list, asked) };
}

export const meta = pageTitle("certificateScreens.tab.achievements");

export default function AchievementsRoute() {
  return <AchievementsScreen {...useLoaderData<typeof loader>()} />;
}
