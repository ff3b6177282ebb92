import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FIRST_PAGE } from "../features/live/usePages";
import { EditorScreen } from "../features/publishing/editor/EditorScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const item = idOf<"contentItems">(params["item"]);
  const [first, threads] = await Promise.all([
    load(api.publishing.items.get, { item }),
    load(api.publishing.threads.list, { item, state: "open", paginationOpts: FIRST_PAGE }),
  ]);
  if (first.kind !== "post") throw new Response("A page is edited elsewhere.", { status: 404 });
  return { first, threads };
}

export const meta = pageTitle<typeof loader>(({ first }, t) => first.title || t("editorScreens.untitled"));

export default function EditPostRoute() {
  const data = useLoaderData<typeof loader>();
  return <EditorScreen key={data.first.id} {...data} />;
}
