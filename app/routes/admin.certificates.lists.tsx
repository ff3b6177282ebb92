import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { ACHIEVEMENT_CHOICES } from "../features/certificates/achievement";
import { ListScreen } from "../features/certificates/ListScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const me = await load(api.people.viewer.current, {});
  if (!me?.permissions.includes("certificates.issue"))
    throw new Response("For those who issue certificates.", { status: 403 });
  const [found, issuer] = await Promise.all([
    load(api.certificates.achievements.list, ACHIEVEMENT_CHOICES),
    load(api.certificates.issuers.overview, {}),
  ]);
  const chosen = new URL(request.url).searchParams.get("achievement");
  return { achievements: found.page, issuer, chosen };
}

export const meta = pageTitle("certificateScreens.tab.lists");

export default function ListRoute() {
  return <ListScreen {...useLoaderData<typeof loader>()} />;
}
