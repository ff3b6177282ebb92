import { Zip, ZipDeflate } from "fflate";
import type { VisitOwn } from "../../server/ownVisits";

/** Where a copied page may lead: to what belongs to it. Everything else is left as a link to the live site. */
const TAKEN =
  /^\/(?:assets\/|api\/v1\/|achievements\/|verify(?:\/|$)|\.well-known\/did\.json$|fonts\/|favicon\.)/;
const TEXT = /^(?:text\/(?:html|css)|application\/[\w.+-]*json)/;
/** In HTML and JSON what stands in quotes, in CSS what stands in `url()`. */
const ADDRESS = /["'(]((?:https?:\/\/[^"'()\s<>\\]+)?\/[^"'()\s<>\\]*)["')]/g;

export type CopyOptions = {
  visitOwn: VisitOwn;
  /** The host that the pages give as their own, with its port. */
  host: string;
  /** HTML that says, on every page, that it is a copy. */
  note: string;
};

/**
 * Files of a copy of a part of this site: pages, and all that they need which lies on the same host, each once,
 * under the path at which it was. What is not answered with 200, or 410 for what is gone, is left out.
 */
export async function* copiedFiles(
  paths: AsyncIterable<string>,
  options: CopyOptions,
): AsyncGenerator<{ name: string; body: Uint8Array }> {
  const seen = new Set<string>();
  for await (const start of paths) {
    const waiting = [start];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const { status, type, body } = await options.visitOwn(path);
      if (status !== 200 && status !== 410) continue;
      const isPage = type.startsWith("text/html");
      const text = TEXT.test(type) ? body.toString("utf8") : "";
      waiting.push(...addressesIn(text, options.host));
      yield { name: fileName(path, isPage), body: isPage ? withNote(text, options.note) : body };
    }
  }
}

/** Addresses of the same host that a text names and a copy takes along, as paths. */
export function addressesIn(text: string, host: string): string[] {
  const origin = `https://${host}`;
  return [...text.replaceAll("&amp;", "&").matchAll(ADDRESS)].flatMap(([, found = ""]) => {
    const url = URL.canParse(found, origin) ? new URL(found, origin) : null;
    if (url?.host !== host || url.search !== "" || !TAKEN.test(url.pathname)) return [];
    return [url.pathname];
  });
}

/** A page becomes the index of a folder of its own, so that a server of plain files answers its address. */
function fileName(path: string, isPage: boolean): string {
  return `${path.slice(1)}${isPage ? "/index.html" : ""}`;
}

function withNote(html: string, note: string): Uint8Array {
  return new TextEncoder().encode(html.replace("<main", () => `${note}<main`));
}

/** A ZIP archive of files, made while it is read: the next file is fetched when the one before was taken. */
export function zipStream(
  files: AsyncIterator<{ name: string; body: Uint8Array }>,
): ReadableStream<Uint8Array> {
  let zip: Zip;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        zip = new Zip((error, part, isLast) => {
          if (error !== null) return controller.error(error);
          controller.enqueue(part);
          if (isLast) controller.close();
        });
      },
      async pull() {
        const { done, value } = await files.next();
        if (done === true) return zip.end();
        const file = new ZipDeflate(value.name);
        zip.add(file);
        file.push(value.body, true);
      },
      async cancel() {
        await files.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
