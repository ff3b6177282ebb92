import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./tests/support/slowestFirst";

const everywhere = ["**/node_modules/**", "**/fixtures/**", "tests/.tmp/**"];

/**
 * A test's file name says how it runs: `*.test.ts` in this process and fast (those of `tests/convex` with
 * convex-test, in Convex's own runtime); `*.peer.test.ts` against
 * real peers, servers and child processes; those of `tests/e2e` with a browser against a product whose Convex runs
 * elsewhere (`npm start`'s own stack is tested by `tests/start`); `*.soak.test.ts` for minutes; `bench/*.bench.ts` measures.
 * `npm test` runs every project but those named `long:`. Those with peers and browsers wait more than they work, so
 * that three go side by side on two cores.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "tests/{convex,e2e}/**", "**/*.{peer,soak}.test.{ts,tsx}"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "convex",
          include: ["tests/convex/**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.{peer,soak}.test.{ts,tsx}"],
          environment: "edge-runtime",
          testTimeout: 20_000,
          server: { deps: { inline: ["convex-test"] } },
        },
      },
      {
        test: {
          name: "engine",
          include: ["tests/**/*.peer.test.{ts,tsx}"],
          exclude: everywhere,
          globalSetup: ["tests/support/buildEngine.ts"],
          maxWorkers: 3,
          testTimeout: 60_000,
          // Most push the product's functions first, which takes a busy machine a minute.
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.{ts,tsx}"],
          exclude: everywhere,
          globalSetup: ["tests/support/productElsewhere.ts"],
          maxWorkers: 3,
          // They share one academy and two cores: one that another got in the way of has a second go, and the
          // report marks it "(retry x1)".
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "long:soak",
          include: ["tests/**/*.soak.test.{ts,tsx}"],
          exclude: everywhere,
          globalSetup: ["tests/support/buildEngine.ts"],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: "long:bench",
          include: ["bench/**/*.bench.ts"],
          exclude: everywhere,
          globalSetup: ["tests/support/buildEngine.ts"],
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["app/**", "convex/**", "engine/**"],
      exclude: ["**/_generated/**", "engine/dist*/**", "**/*.md"],
      thresholds: {
        "convex/*/rules/**": { lines: 95 },
        "convex/**": { lines: 90 },
        "app/features/**": { lines: 70 },
      },
    },
  },
});
