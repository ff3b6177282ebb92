import type { LoaderFunctionArgs } from "@remix-run/node";
import { idOf } from "../server/failures";
import { postExport } from "../server/postExports";

/** One post as Markdown with front matter. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return postExport(request, idOf<"contentItems">(params["item"]));
}
