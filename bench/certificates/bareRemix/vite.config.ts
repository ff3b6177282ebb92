import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

const buildDirectory = process.env["BUILD_DIRECTORY"] ?? "build";
const future = {
  v3_fetcherPersist: true,
  v3_relativeSplatPath: true,
  v3_throwAbortReason: true,
  v3_lazyRouteDiscovery: true,
  v3_singleFetch: true,
} as const;

export default defineConfig({ plugins: [remix({ buildDirectory, future })] });
