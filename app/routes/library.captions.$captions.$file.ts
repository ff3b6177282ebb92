import type { LoaderFunctionArgs } from "@remix-run/node";
import { captionFile } from "../server/library/captionFile";

/** Captions of a recording: `/library/captions/CAPTIONS/EDITION.vtt`. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return captionFile(request, params["captions"] ?? "", params["file"] ?? "");
}
