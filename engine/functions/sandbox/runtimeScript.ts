import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

let compiled: vm.Script | undefined;

/** The in-realm runtime, read and compiled once a thread. Its value is a `Boot`. */
export function runtimeScript(): vm.Script {
  compiled ??= new vm.Script(readFileSync(runtimeFile(), "utf8"), {
    filename: "convex-runtime:/runtime.js",
  });
  return compiled;
}

/** Beside this file once bundled, else in dist. */
function runtimeFile(): string {
  const places = ["./runtime.js", "../../dist/runtime.js"];
  for (const place of places) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(file)) return file;
  }
  throw new Error("engine/dist/runtime.js is missing: run node engine/build.mjs");
}
