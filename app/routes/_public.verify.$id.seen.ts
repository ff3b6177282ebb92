import type { ActionFunctionArgs } from "@remix-run/node";
import { openCertificate } from "../server/certificates";
import { requireOrganization } from "../server/organization";

/** Counts a view of a certificate's page: its script says when somebody looks at it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: organization } = await requireOrganization(request);
  const asking = { organization, address: context.address };
  const opened = await openCertificate(asking, params["id"] ?? "", true);
  return new Response(null, { status: opened === null ? 404 : opened === "busy" ? 429 : 204 });
}
