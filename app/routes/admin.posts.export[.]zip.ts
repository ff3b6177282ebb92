import type { LoaderFunctionArgs } from "@remix-run/node";
import { allPostsExport } from "../server/postExports";

/** All posts as a ZIP of Markdown. */
export function loader({ request }: LoaderFunctionArgs) {
  return allPostsExport(request);
}
