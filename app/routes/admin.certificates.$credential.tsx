import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CredentialScreen } from "../features/certificates/CredentialScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const credential = idOf<"credentials">(params["credential"]);
  return { first: await load(api.certificates.credentials.get, { credential }) };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.recipientName);

export default function CredentialRoute() {
  const data = useLoaderData<typeof loader>();
  return <CredentialScreen key={data.first.id} {...data} />;
}
