import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";

export type LivePages = { url: string; stop: () => Promise<void> };

/** Serves the page at every address. What it opens, whoever opens it puts into `window.where`. */
export function serveLivePage(): Promise<LivePages> {
  return serveEditorPage(`${import.meta.dirname}/page.ts`);
}

/** Serves a page that has nothing but a `main` for an editor and a script, bundled from its source, at every address. */
export async function serveEditorPage(source: string): Promise<LivePages> {
  const { outputFiles } = await build({
    entryPoints: [source],
    ...{ bundle: true, write: false, format: "esm", target: "es2022", platform: "browser" },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const script = outputFiles[0]!.text;
  const page = `<!doctype html><meta charset="utf-8"><title>A text</title><main></main><script type="module" src="/page.js"></script>`;
  const server = createServer(({ url }, response) => {
    const isScript = url === "/page.js";
    response.setHeader(
      "content-type",
      isScript ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8",
    );
    response.end(isScript ? script : page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop };
}
