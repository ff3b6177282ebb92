import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import * as files from "../../app/routes/library.files.$token.$";
import * as opening from "../../app/routes/library.open";
import * as pictures from "../../app/routes/library.pictures";
import * as uploads from "../../app/routes/library.uploads.$";
import { readSettings } from "../../app/server/settings";
import { createApp } from "../../server/app";

// A program: the product's web server with the library's routes alone, which need no pages and no build of them.
// It tells its address to whoever started it, and the memory it takes when asked.

const ROUTES = {
  "library.files.$token.$": { path: "library/files/:token/*", module: files },
  "library.open": { path: "library/open", module: opening },
  "library.pictures": { path: "library/pictures", module: pictures },
  "library.uploads.$": { path: "library/uploads/*", module: uploads },
};

const build = {
  mode: "production",
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  assetsBuildDirectory: "",
  publicPath: "/",
  basename: "/",
  isSpaMode: false,
  future: { v3_singleFetch: true },
  entry: { module: { default: () => new Response("", { status: 404 }) } },
  routes: Object.fromEntries(Object.entries(ROUTES).map(([id, route]) => [id, { id, ...route }])),
} as unknown as ServerBuild;

const settings = readSettings(process.env);
const server = createServer(createApp({ settings, build, assets: [], log: () => undefined }));
server.listen(0, "127.0.0.1", () => {
  process.send?.({ url: `http://localhost:${(server.address() as AddressInfo).port}` });
});
process.on("message", () => {
  globalThis.gc?.();
  process.send?.({ resident: process.memoryUsage.rss() });
});
process.on("disconnect", () => process.exit(0));
