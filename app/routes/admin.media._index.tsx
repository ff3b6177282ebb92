import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FIRST_PAGE } from "../features/live/usePages";
import { MediaScreen } from "../features/media/MediaScreen";
import { listedIn, placeIn } from "../features/media/place";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const asked = placeIn(new URL(request.url).searchParams);
  const [folders, usage] = await Promise.all([
    load(api.media.folders.list, {}),
    load(api.media.assets.usage, {}),
  ]);
  // A folder may be gone since its address was kept.
  const known =
    asked.folder === undefined || asked.folder === null || folders.some(({ id }) => id === asked.folder);
  const place = known ? asked : { ...asked, folder: undefined };
  const { text, kind } = place;
  const found =
    text === "" ? null : await load(api.media.assets.search, { text, ...(kind !== undefined && { kind }) });
  const first =
    found === null
      ? await load(api.media.assets.list, { ...listedIn(place), paginationOpts: FIRST_PAGE })
      : null;
  return { place, folders, usage, first, found };
}

export const meta = pageTitle("media.title");

export default function MediaRoute() {
  return <MediaScreen {...useLoaderData<typeof loader>()} />;
}
