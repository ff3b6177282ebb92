import { readFile } from "node:fs/promises";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { build } from "vite";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

export type DesignPage = { url: string; stop: () => Promise<void> };

/** Builds the page that shows every part of the design system and serves it on a free port of this machine. */
export async function serveDesignPage(): Promise<DesignPage> {
  const repo = join(import.meta.dirname, "../../..");
  const folder = await mkdtemp(join(repo, "tests/.tmp/design-"));
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    esbuild: { jsx: "automatic", jsxDev: false },
    css: { postcss: repo },
    define: { "process.env.NODE_ENV": '"production"' },
    build: { outDir: folder, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = extname(path) === "" ? "/index.html" : path;
    readFile(join(folder, file)).then(
      (content) =>
        response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream").end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
