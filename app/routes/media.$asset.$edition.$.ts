import type { LoaderFunctionArgs } from "@remix-run/node";
import { mediaResponse } from "../server/media";
import { requireOrganization } from "../server/organization";

/** A file of the media library: `/media/ASSET/EDITION`, or one of its sizes, `/media/ASSET/EDITION/640.avif`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id: organization } = await requireOrganization(request);
  const { asset = "", edition = "", "*": file = "" } = params;
  if (!/^\d{1,9}$/.test(edition)) return new Response("There is no such file.", { status: 404 });
  return mediaResponse(request, { organization, asset, edition, file });
}
