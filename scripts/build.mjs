// `npm run build`: the pages, the web server and the embedded backend, for a machine that only serves.
import { resolve } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { buildAll } from "./start/build.mjs";

const root = resolve(import.meta.dirname ?? ".", "..");
ensureInstalled(root);
const { ensureBuilt: ensureEngineBuilt } = await import("../engine/build.mjs");
await ensureEngineBuilt();
await buildAll(root);
console.log("Built. Serve it with: node build/start.mjs");
