import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { issuanceName } from "../features/certificates/issuanceColumns";
import { IssuanceScreen } from "../features/certificates/IssuanceScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { credentialChoice } from "../server/credentialChoice";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const issuance = idOf<"issuances">(params["issuance"]);
  const choice = credentialChoice(request);
  const [first, credentials] = await Promise.all([
    load(api.certificates.issuances.get, { issuance }),
    load(api.certificates.credentials.list, { issuance, ...choice, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, choice, credentials };
}

export const meta = pageTitle<typeof loader>(({ first }, t) => issuanceName(t, first));

export default function IssuanceRoute() {
  const data = useLoaderData<typeof loader>();
  return <IssuanceScreen key={data.first.id} {...data} />;
}
