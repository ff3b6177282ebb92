import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { DOCUMENTS } from "../../convex/people/rules/consents";
import { AgreeScreen } from "../features/consents/AgreeScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { convexFor } from "../server/convex";
import { documentsFor } from "../server/documents";
import { refused } from "../server/failures";
import { visit } from "../server/load";
import { safeNext } from "../server/safeNext";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  const [due, documents] = await Promise.all([load(api.people.consents.due, {}), documentsFor(request)]);
  // A version may have been named elsewhere than here, and have no text.
  const asked = due.map(
    (one) => documents.find(({ document }) => document === one.document) ?? { ...one, locale: "", html: "" },
  );
  if (asked.length === 0) throw redirect(next);
  return { documents: asked, next };
}

export async function action({ request }: ActionFunctionArgs) {
  const [{ organization, viewer }, form] = await Promise.all([visit(request), request.formData()]);
  const convex = convexFor(viewer.jwt);
  try {
    for (const document of DOCUMENTS) {
      const version = form.get(document);
      if (typeof version !== "string") continue;
      await convex.mutation(api.people.consents.agree, { organization: organization.id, document, version });
    }
  } catch (error) {
    return refused(error);
  }
  return redirect(safeNext(form.get("next")));
}

export const meta = pageTitle("consents.agree.title");

export default function TermsRoute() {
  return <AgreeScreen {...useLoaderData<typeof loader>()} />;
}
