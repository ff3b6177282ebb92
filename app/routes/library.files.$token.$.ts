import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "../server/library/serving/files";

/** A file of the library for the person it was given to: `/library/files/TOKEN/NAME`. The name is for people alone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return fileResponse(request, params["token"] ?? "", context);
}
