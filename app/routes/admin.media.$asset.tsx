import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AssetScreen } from "../features/media/AssetScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const [first, folders] = await Promise.all([
    load(api.media.assets.get, { asset: idOf<"mediaAssets">(params["asset"]) }),
    load(api.media.folders.list, {}),
  ]);
  return { first, folders };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function AssetRoute() {
  const { first, folders } = useLoaderData<typeof loader>();
  return <AssetScreen key={first.id} first={first} folders={folders} />;
}
