import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { NEWEST_CONSENTS } from "../features/account/ConsentSection";
import { LATEST_JOBS, PrivacyScreen } from "../features/account/PrivacyScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, loadAccount } = await visit(request);
  const [first, consents, { email, name }] = await Promise.all([
    load(api.privacy.jobs.mine, LATEST_JOBS),
    load(api.people.consents.mine, NEWEST_CONSENTS),
    loadAccount(api.people.viewer.account, {}),
  ]);
  return { first, consents, phrase: email ?? name };
}

export const meta = pageTitle("own.account.tab.privacy");

export default function PrivacyRoute() {
  return <PrivacyScreen {...useLoaderData<typeof loader>()} />;
}
