import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { uploadResponse } from "../server/library/uploads/uploadResponse";

/** Files on their way into the library, by the resumable upload protocol: `/library/uploads` and `/library/uploads/UPLOAD`. */
export function loader({ request }: LoaderFunctionArgs) {
  return uploadResponse(request);
}

export function action({ request }: ActionFunctionArgs) {
  return uploadResponse(request);
}
