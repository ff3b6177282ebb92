import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DocumentScreen } from "../features/consents/DocumentScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { documentsFor } from "../server/documents";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = (await documentsFor(request)).find(({ document }) => document === params["document"]);
  if (found === undefined) throw new Response("There is no such document.", { status: 404 });
  return { document: found };
}

export const meta = pageTitle<typeof loader>(({ document }, t) => t(`people.documents.${document.document}`));

export default function DocumentRoute() {
  return <DocumentScreen {...useLoaderData<typeof loader>()} />;
}
