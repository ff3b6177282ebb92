import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FormDraftScreen } from "../features/forms/FormDraftScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const form = idOf<"forms">(params["form"]);
  const [about, versions] = await Promise.all([
    load(api.forms.forms.detail, { form }),
    load(api.forms.versions.list, { form, paginationOpts: FIRST_PAGE }),
  ]);
  const draft = versions.page.find(({ state }) => state === "draft");
  if (draft === undefined) throw redirect(`/admin/forms/${form}`);
  return { form: about, version: draft };
}

export const meta = pageTitle<typeof loader>(({ form }) => form.name);

export default function FormDraftRoute() {
  const data = useLoaderData<typeof loader>();
  return <FormDraftScreen key={data.version.id} {...data} />;
}
