import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FormScreen } from "../features/forms/FormScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const form = idOf<"forms">(params["form"]);
  const [first, versions] = await Promise.all([
    load(api.forms.forms.detail, { form }),
    load(api.forms.versions.list, { form, paginationOpts: FIRST_PAGE }),
  ]);
  const asked = new URL(request.url).searchParams;
  const tab: "questions" | "answers" = asked.get("show") === "answers" ? "answers" : "questions";
  return { first, versions, chosen: asked.get("version"), tab };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function FormRoute() {
  const data = useLoaderData<typeof loader>();
  return <FormScreen key={data.first.id} {...data} />;
}
