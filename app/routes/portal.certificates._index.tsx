import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CertificatesScreen } from "../features/certificates/portal/CertificatesScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const [first, tokens] = await Promise.all([
    load(api.certificates.holders.mine, { paginationOpts: FIRST_PAGE }),
    load(api.certificates.holders.tokens, {}),
  ]);
  return { first, tokens };
}

export const meta = pageTitle("own.certificates.title");

export default function CertificatesRoute() {
  return <CertificatesScreen {...useLoaderData<typeof loader>()} />;
}
