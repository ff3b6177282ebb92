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

export default defineConfig(({ command }) => ({
  plugins: [remix(remixOptions), islands("passkey", "door", "conditions", "certificate", "certificateFiles")],
  server: { middlewareMode: true },
  build: {
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
  },
  ssr: {
    // One file starts faster than hundreds. In development they would be taken for modules of pages, one by one.
    noExternal: command === "build" ? [/^@mantine\//, /^@fontsource/, "@tabler/icons-react"] : [],
  },
  // Every package is found before the first page: one found later would bring a second copy of React. Those
  // named here only loaders use, whose modules Vite looks through for styles.
  optimizeDeps: {
    entries: ["app/entry.client.tsx", "app/{features,ui,islands}/**/*.{ts,tsx}"],
    include: ["convex/browser", "micromark", "micromark-extension-gfm", "zod"],
    exclude: ["@remix-run/node"],
  },
}));
