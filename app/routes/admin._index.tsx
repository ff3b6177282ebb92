import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AdminHome, LATEST, type Overview, WAITING } from "../features/admin/AdminHome";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export const meta = pageTitle("shell.dashboard");

export async function loader({ request }: LoaderFunctionArgs): Promise<Overview> {
  const { load } = await visit(request);
  const permissions = (await load(api.people.viewer.current, {}))?.permissions ?? [];
  const [invitations, failed, entries] = await Promise.all([
    permissions.includes("members.read")
      ? load(api.people.invitations.list, { state: "open", paginationOpts: WAITING })
      : null,
    permissions.includes("deliveries.read")
      ? load(api.notifications.outbox.list, { state: "failed", paginationOpts: WAITING })
      : null,
    permissions.includes("audit.read") ? load(api.audit.entries.list, { paginationOpts: LATEST }) : null,
  ]);
  return { invitations, failed, entries };
}

export default function AdminIndexRoute() {
  return <AdminHome {...useLoaderData<typeof loader>()} />;
}
