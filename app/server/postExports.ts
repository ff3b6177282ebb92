import { Zip, ZipDeflate } from "fflate";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { convexFor } from "./convex";
import { thrownResponse } from "./failures";
import { visit, type Visit } from "./load";

/** Posts asked for at once: each may be nearly a megabyte. */
const AT_ONCE = 4;

/** One post as a file of Markdown. @throws Response as every page for signed-in people does */
export async function postExport(request: Request, item: Id<"contentItems">): Promise<Response> {
  const visited = await visit(request);
  const { name, text } = await visited.load(api.publishing.exporting.file, { item });
  await note(request, visited, item);
  return download(text, "text/markdown; charset=utf-8", name.split("/").at(-1) ?? "post.md");
}

/** All posts as a ZIP of Markdown that is made while it is sent. @throws Response as `postExport` does */
export async function allPostsExport(request: Request): Promise<Response> {
  const visited = await visit(request);
  await note(request, visited, null);
  const pages: Pages = (cursor) =>
    visited.load(api.publishing.exporting.files, { paginationOpts: { numItems: AT_ONCE, cursor } });
  return download(zipOf(pages), "application/zip", `${visited.organization.slug}-posts.zip`);
}

type Pages = (cursor: string | null) => Promise<{
  page: { name: string; text: string }[];
  continueCursor: string;
  isDone: boolean;
}>;

/** A ZIP of files that come page by page; the next page is asked for when this one was taken. */
export function zipOf(pages: Pages): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const names = new Set<string>();
  let cursor: string | null = null;
  let zip: Zip;
  return new ReadableStream({
    start(controller) {
      zip = new Zip((error, bytes, last) => {
        if (error !== null) return controller.error(error);
        if (bytes.length > 0) controller.enqueue(bytes);
        if (last) controller.close();
      });
    },
    // A page of nothing but posts in the trash is empty: nobody would ask for the next one by itself.
    async pull() {
      for (let sent = false; !sent;) {
        const { page, continueCursor, isDone } = await pages(cursor);
        cursor = continueCursor;
        for (const { name, text } of page) {
          if (names.has(name)) continue;
          names.add(name);
          const file = new ZipDeflate(name);
          zip.add(file);
          file.push(encoder.encode(text), true);
        }
        if (isDone) zip.end();
        sent = isDone || page.length > 0;
      }
    },
  });
}

/** Taking texts out is noted in the log, before it is done. */
async function note(request: Request, { organization, viewer }: Visit, item: Id<"contentItems"> | null) {
  try {
    await convexFor(viewer.jwt).mutation(api.publishing.exporting.note, {
      organization: organization.id,
      item,
    });
  } catch (error) {
    throw thrownResponse(request, error);
  }
}

function download(body: BodyInit, contentType: string, name: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
