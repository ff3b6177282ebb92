import type { LoaderFunctionArgs } from "@remix-run/node";
import { thumbnailFile } from "../server/library/thumbnail";

/** A picture of a recording: `/library/thumbnails/RECORDING/FILE`. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return thumbnailFile(request, params["recording"] ?? "", params["file"] ?? "");
}
