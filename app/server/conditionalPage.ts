import type { EntryContext } from "@remix-run/node";
import { entityTag, isKnown } from "./conditional";

type Rendered = Pick<EntryContext, "manifest" | "staticHandlerContext">;

/**
 * For a page that may be kept and is asked for anew (`stale-while-revalidate`): sets its ETag, and answers 304 to who
 * has it already, without rendering it. A page is made of its loaders' data and of this build alone. Null where it is
 * to be rendered.
 *
 * The answer bears no content security policy: the one kept with the page has the nonces of the page that is kept.
 */
export function answerFor(
  request: Request,
  status: number,
  headers: Headers,
  { manifest, staticHandlerContext }: Rendered,
): Response | null {
  if (status !== 200 || !/stale-while-revalidate/.test(headers.get("Cache-Control") ?? "")) return null;
  const tag = entityTag(manifest.version, request.url, JSON.stringify(staticHandlerContext.loaderData));
  headers.set("ETag", tag);
  if (!isKnown(request, tag)) return null;
  headers.delete("Content-Type");
  return new Response(null, { status: 304, headers });
}
