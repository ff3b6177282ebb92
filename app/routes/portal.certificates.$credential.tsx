import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CertificateScreen } from "../features/certificates/portal/CertificateScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const one = { credential: idOf<"credentials">(params["credential"]) };
  const [first, views] = await Promise.all([
    load(api.certificates.holders.one, one),
    load(api.certificates.holders.views, one),
  ]);
  return { first, views };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function CertificateRoute() {
  const data = useLoaderData<typeof loader>();
  // Of another certificate, nothing of this one's state may stay.
  return <CertificateScreen key={data.first.id} {...data} />;
}
