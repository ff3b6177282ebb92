import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { cueText, WEBVTT_HEAD } from "../../../convex/shared/webVtt/writing";
import { idOf } from "../failures";
import { type Visit, visit } from "../load";

/** Cues that are asked for at once. */
const PAGE = 500;

/**
 * Captions as a WebVTT file, for who may watch their recording. An address of an older edition leads on to the present
 * one, so that a browser may keep what it has.
 * @param file such as "3.vtt"
 * @throws Response as `visit` does, and 404
 */
export async function captionFile(request: Request, captionsId: string, file: string): Promise<Response> {
  const captions = idOf<"captions">(captionsId);
  const { load } = await visit(request);
  const { edition, path, locale } = await load(api.library.captions.track, { captions });
  const wanted = new URL(request.url).searchParams.has("download") ? "attachment" : "inline";
  if (file !== `${edition}.vtt`)
    return new Response(null, {
      status: 302,
      headers: { Location: path, "Cache-Control": "private, no-store" },
    });
  return new Response(await writtenOut(load, captions), {
    headers: {
      "Content-Type": "text/vtt; charset=utf-8",
      // Access can end: a browser asks again after a while.
      "Cache-Control": "private, max-age=300",
      "Content-Disposition": `${wanted}; filename="${locale}.vtt"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}

async function writtenOut(load: Visit["load"], captions: Id<"captions">): Promise<string> {
  const parts = [WEBVTT_HEAD];
  for (let cursor: string | null = null, done = false; !done;) {
    const paginationOpts = { numItems: PAGE, cursor };
    const { page, isDone, continueCursor } = await cuesOf(load, captions, paginationOpts);
    parts.push(...page.map(cueText));
    [cursor, done] = [continueCursor, isDone];
  }
  return parts.join("");
}

function cuesOf(
  load: Visit["load"],
  captions: Id<"captions">,
  paginationOpts: { numItems: number; cursor: string | null },
) {
  return load(api.library.captions.cues, { captions, paginationOpts });
}
