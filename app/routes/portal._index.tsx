import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { MINE } from "../features/portal/enrollments";
import { LATELY } from "../features/portal/LatelyList";
import { PortalHome, SOON } from "../features/portal/PortalHome";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, loadAccount } = await visit(request);
  const [passkeys, unreadAtFirst, lately, mine, soon] = await Promise.all([
    loadAccount(api.identity.passkeys.list, {}),
    load(api.notifications.inbox.unread, {}),
    load(api.notifications.inbox.list, LATELY),
    load(api.cohorts.joining.mine, MINE),
    load(api.events.schedules.mine, SOON),
  ]);
  const open = mine.page.filter(({ mayEnter }) => mayEnter).map(({ cohort }) => cohort.id);
  const progress = await Promise.all(
    open.map(async (cohort) => [cohort, await load(api.progress.standings.mine, { cohort })] as const),
  );
  return { passkeys, unreadAtFirst, lately, mine, soon, progress: Object.fromEntries(progress) };
}

export const meta = pageTitle("shell.portal");

export default function HomeRoute() {
  return <PortalHome {...useLoaderData<typeof loader>()} />;
}
