import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { previewOf } from "../../convex/library/rules/previews";
import { HandoutScreen } from "../features/library/materials/HandoutScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { openFile } from "../server/library/serving/opening";
import { visit } from "../server/load";
import { markdownToHtml } from "../server/markdown";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const first = await load(api.library.materials.one, { material: idOf<"materials">(params["material"]) });
  // What a page cannot show is opened by downloading it.
  const shown = previewOf(first.contentType, first.bytes) !== null;
  const address = shown ? await openFile(request, context, { subject: `materials:${first.id}` }) : null;
  return { first, html: markdownToHtml(first.description), address };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.title);

export default function HandoutRoute() {
  const data = useLoaderData<typeof loader>();
  return <HandoutScreen key={data.first.id} {...data} />;
}
