import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EndedPreview, PreviewScreen } from "../features/publishing/preview/PreviewScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { loaderHeaders } from "../server/conditional";
import { openedPreview } from "../server/preview";
import { serifLinks } from "../ui/theme/fontLinks";

/** What nobody is to keep, to list, or to learn the address of from a link on it. */
const HEADERS = {
  "Cache-Control": "no-store",
  "X-Robots-Tag": "noindex, nofollow",
  "Referrer-Policy": "no-referrer",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await openedPreview(request, params["token"] ?? "");
  return data(found, { status: found.kind === "ended" ? 410 : 200, headers: HEADERS });
}

export const headers = loaderHeaders;
export const links = () => serifLinks;

const named = pageTitle<typeof loader>((found, t) =>
  found.kind === "ended" ? t("preview.ended.title") : t("preview.title", { title: found.title }),
);

export const meta: MetaFunction<typeof loader> = (args) => [
  ...(named(args) ?? []),
  { name: "robots", content: "noindex, nofollow" },
];

export default function PreviewRoute() {
  const found = useLoaderData<typeof loader>();
  return found.kind === "ended" ? <EndedPreview /> : <PreviewScreen preview={found} />;
}
