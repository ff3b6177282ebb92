// `npm run build`: the pages and the web server, for a machine that only serves.
import { resolve } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { buildAll } from "./start/build.mjs";

const root = resolve(import.meta.dirname ?? ".", "..");
ensureInstalled(root);
await buildAll(root);
console.log("Built. Serve it with: node build/start.mjs");
