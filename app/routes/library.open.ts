import type { ActionFunctionArgs } from "@remix-run/node";
import { openingResponse } from "../server/library/serving/opening";

/** Gives a file of the library to who asks, or renews its address. */
export async function action({ request, context }: ActionFunctionArgs) {
  return openingResponse(request, context);
}
