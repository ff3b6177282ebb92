import type { ActionFunctionArgs } from "@remix-run/node";
import { picturesResponse } from "../server/library/pictures/picturesResponse";

/** Takes pictures out of a recording's video on this server: a post to `/library/pictures`. */
export async function action({ request, context }: ActionFunctionArgs) {
  return picturesResponse(request, context);
}
