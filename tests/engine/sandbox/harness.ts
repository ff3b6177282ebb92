import { transformSync } from "esbuild";
import { ensureRuntimeBuilt } from "../../../engine/build.mjs";
import { compileModule } from "../../../engine/functions/sandbox/compileModule";
import type { CompiledModule } from "../../../engine/functions/sandbox/compileModule";
import { Sandbox } from "../../../engine/functions/sandbox/sandbox";
import type { SandboxResult, Tagged } from "../../../engine/functions/sandbox/sandbox";

await ensureRuntimeBuilt();

export type Harness = {
  sandbox: Sandbox;
  logs: string[];
  syscalls: [string, string][];
  run(exportName: string, args?: object, method?: "invokeQuery" | "invokeMutation"): SandboxResult;
};

/** A sandbox over modules given as source text, with `convex/server`'s shape of functions at hand. */
export function createHarness(
  modules: Record<string, string>,
  options: { env?: Record<string, string>; syscall?: (op: string, args: string) => Tagged } = {},
): Harness {
  const compiled = new Map<string, CompiledModule>();
  for (const [path, source] of Object.entries(modules)) compiled.set(path, compileTyped(path, source));
  const logs: string[] = [];
  const syscalls: [string, string][] = [];
  const sandbox = new Sandbox({
    kind: "transaction",
    env: options.env ?? {},
    loadModule: (path) => compiled.get(path) ?? null,
    syscall(op, args) {
      syscalls.push([op, args]);
      return options.syscall?.(op, args) ?? "vnull";
    },
    log: (line) => logs.push(line),
  });
  return {
    sandbox,
    logs,
    syscalls,
    run: (exportName, args = {}, method = "invokeQuery") =>
      sandbox.runTransaction({
        module: "main.js",
        export: exportName,
        method,
        args: JSON.stringify([args]),
        now: 1_700_000_000_000,
        seed: "seed",
      }),
  };
}

/** Compiles as the CLI and then the engine do: TypeScript to a module with a map, then to CommonJS. */
export function compileTyped(path: string, source: string): CompiledModule {
  const bundled = transformSync(source, {
    loader: "ts",
    format: "esm",
    sourcemap: "external",
    sourcefile: `../convex/${path.replace(/\.js$/, ".ts")}`,
  });
  return compileModule(path, bundled.code, bundled.map);
}

/** Source of functions in the shape that `convex/server` gives them, their arguments and results plain JSON. */
export const functionHelpers = `
const wrap = (kind: string, handler: any) => {
  const invoke = async (...texts: string[]) => {
    const value = await handler({}, ...JSON.parse(texts[texts.length - 1]!));
    return JSON.stringify(value === undefined ? null : value);
  };
  return Object.assign(() => {}, { ["is" + kind]: true, isPublic: true, ["invoke" + kind]: invoke,
    exportArgs: () => '{"type":"any"}', exportReturns: () => "null" });
};
const query = (handler: any) => wrap("Query", handler);
const mutation = (handler: any) => wrap("Mutation", handler);
const action = (handler: any) => wrap("Action", handler);
`;
