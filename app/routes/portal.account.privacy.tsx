import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { LATEST_JOBS, PrivacyScreen } from "../features/account/PrivacyScreen";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, loadAccount } = await visit(request);
  const [first, { email, name }] = await Promise.all([
    load(api.privacy.jobs.mine, LATEST_JOBS),
    loadAccount(api.people.viewer.account, {}),
  ]);
  return { first, phrase: email ?? name };
}

export default function PrivacyRoute() {
  return <PrivacyScreen {...useLoaderData<typeof loader>()} />;
}
