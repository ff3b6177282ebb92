import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CredentialsScreen } from "../features/certificates/CredentialsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { credentialChoice } from "../server/credentialChoice";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const choice = credentialChoice(request);
  const asked = { issuance: null, ...choice, paginationOpts: FIRST_PAGE };
  const [first, issuer] = await Promise.all([
    load(api.certificates.credentials.list, asked),
    load(api.certificates.issuers.overview, {}),
  ]);
  return { choice, first, issuer };
}

export const meta = pageTitle("certificateScreens.title");

export default function CertificatesRoute() {
  return <CredentialsScreen {...useLoaderData<typeof loader>()} />;
}
