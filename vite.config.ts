import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixOptions from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Scripts of pages that do not hydrate: app/islands/NAME.ts is served as /islands/NAME.js. */
function islands(...names: string[]): Plugin {
  return {
    name: "islands",
    apply: "build",
    buildStart() {
      if (this.environment.name !== "client") return;
      for (const name of names) {
        this.emitFile({ type: "chunk", id: `app/islands/${name}.ts`, fileName: `islands/${name}.js` });
      }
    },
  };
}

export default defineConfig({
  plugins: [remix(remixOptions), islands("passkey")],
  server: { middlewareMode: true },
  build: {
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
    // A file costs a request and its own compression: small ones go together.
    rollupOptions: { output: { experimentalMinChunkSize: 3_000 } },
  },
  ssr: {
    // Style sheets and bare ES imports inside them need the bundler.
    noExternal: [/^@mantine\//, /^@fontsource/, "@tabler/icons-react"],
  },
  optimizeDeps: {
    include: [
      "react",
      "react-dom",
      "react/jsx-runtime",
      "@remix-run/react",
      "@mantine/core",
      "@mantine/hooks",
      "@mantine/notifications",
      "@mantine/spotlight",
      "@mantine/modals",
      "convex/react",
      "convex/server",
      "convex/browser",
      "@convex-dev/react-query",
      "@tanstack/react-query",
      "intl-messageformat",
    ],
  },
});
