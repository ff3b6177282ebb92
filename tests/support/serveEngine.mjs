// An engine in a process of its own, which its parent talks to: `node --expose-gc serveEngine.mjs OPTIONS`.
import { startEngine } from "../../engine/dist/index.js";

const engine = await startEngine(JSON.parse(process.argv[2] ?? "{}"));
const { url, siteUrl, adminKey } = engine;

process.on("message", (message) => {
  if (message === "collect") {
    globalThis.gc?.();
    process.send?.({ polluted: "polluted" in {}, counts: engine.counts() });
  } else if (message === "stop") {
    engine.stop().then(() => process.disconnect());
  }
});
process.send?.({ ready: { url, siteUrl, adminKey } });
