import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { PageEditorScreen } from "../features/publishing/pages/editor/PageEditorScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";
import { serifLinks } from "../ui/theme/fontLinks";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const item = idOf<"contentItems">(params["item"]);
  const [first, page] = await Promise.all([
    load(api.publishing.items.get, { item }),
    load(api.publishing.pageComponents.read, { page: item }),
  ]);
  return { first, page };
}

export const links = () => serifLinks;
export const meta = pageTitle<typeof loader>(({ first: { title } }, t) => t("pageEditor.title", { title }));

export default function EditPageRoute() {
  const data = useLoaderData<typeof loader>();
  return <PageEditorScreen key={data.first.id} {...data} />;
}
