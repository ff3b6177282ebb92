import { join } from "node:path";
import { publicUrlOf } from "./backend.mjs";
import { buildServer } from "./build.mjs";
import { startChild } from "./children.mjs";

/**
 * Starts the web server and waits until it takes requests.
 * @param {{ root: string, backend: { url: string, siteUrl: string, embedded: boolean }, secrets: { serverSecret: string }, port: number, dev: boolean, demo: boolean }} options
 */
export async function startWebServer({ root, backend, secrets, port, dev, demo }) {
  const program = join(root, "build", dev ? "development.mjs" : "start.mjs");
  if (dev) await buildServer(root, program);
  await startChild([program], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: dev ? "development" : "production",
      PORT: String(port),
      CONVEX_URL: backend.url,
      CONVEX_PUBLIC_URL: publicUrlOf(backend),
      CONVEX_SITE_URL: backend.siteUrl,
      SERVER_SECRET: secrets.serverSecret,
      DEMO_SIGN_IN: demo ? "on" : "off",
    },
    onLine: (line) => {
      if (dev || !line.startsWith("{")) console.log(line);
    },
  });
}
