import { build } from "esbuild";
import { ActionPool } from "../../../engine/functions/actions/actionPool";
import type {
  ActionPoolSettings,
  ActionRequest,
  HttpRequest,
} from "../../../engine/functions/actions/actionPool";
import type { ActionHost, StoredBlob } from "../../../engine/functions/actions/actionHost";
import type { ModuleSet } from "../../../engine/functions/actions/messages";
import { compileModule } from "../../../engine/functions/sandbox/compileModule";

/** Bundles modules given as TypeScript source as the CLI does, with chunks, and compiles them. */
export async function bundle(
  sources: Record<string, string>,
  platform: "browser" | "node",
): Promise<ModuleSet> {
  const result = await build({
    entryPoints: Object.keys(sources),
    bundle: true,
    splitting: true,
    format: "esm",
    platform,
    write: false,
    sourcemap: "external",
    outdir: "out",
    chunkNames: "_deps/[hash]",
    plugins: [
      {
        name: "sources",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /.*/ }, ({ path, kind }) =>
            kind === "entry-point" ? { path, namespace: "convex" } : undefined,
          );
          onLoad({ filter: /.*/, namespace: "convex" }, ({ path }) => ({
            contents: sources[path] ?? "",
            loader: "ts",
            resolveDir: process.cwd(),
          }));
        },
      },
    ],
  });
  const texts = new Map(result.outputFiles.map((file) => [file.path.split("/out/")[1] ?? "", file.text]));
  const modules: ModuleSet = {};
  for (const [path, text] of texts) {
    if (!path.endsWith(".js")) continue;
    const environment = platform === "node" ? "node" : "isolate";
    modules[path] = compileModule(path, text, texts.get(`${path}.map`), environment);
  }
  return modules;
}

export type Recorded = {
  syscalls: [string, string, unknown][];
  blobs: Map<string, StoredBlob>;
  logs: string[];
};

/** A pool over a host that records; `answers` gives the tagged answer of a syscall by its operation. */
export function createPool(
  answers: Record<string, (args: string) => string | Promise<string>> = {},
  settings: Partial<ActionPoolSettings> = {},
): { pool: ActionPool; recorded: Recorded } {
  const recorded: Recorded = { syscalls: [], blobs: new Map(), logs: [] };
  const host: ActionHost = {
    async syscall(invocation, op, args) {
      recorded.syscalls.push([invocation.path, op, JSON.parse(args)]);
      return answers[op]?.(args) ?? "vnull";
    },
    async storeBlob(_invocation, blob) {
      const id = `file${recorded.blobs.size + 1}`;
      recorded.blobs.set(id, blob);
      return id;
    },
    getBlob: async (_invocation, id) => recorded.blobs.get(id) ?? null,
  };
  return { pool: new ActionPool(host, { projectRoot: process.cwd(), workers: 2, ...settings }), recorded };
}

const caller: Pick<ActionRequest, "identity" | "request" | "component" | "env"> = {
  component: "",
  env: { COLOR: "red" },
  identity: { kind: "none" },
  request: { requestId: "r1", ip: null, userAgent: null },
};

export function actionOf(
  modules: ModuleSet,
  name: string,
  args: object = {},
  overrides: Partial<ActionRequest> = {},
): ActionRequest {
  return {
    ...caller,
    environment: "isolate",
    code: { key: "v1", modules },
    module: "main.js",
    export: name,
    args: JSON.stringify(args),
    log: () => {},
    ...overrides,
  };
}

export function httpOf(
  modules: ModuleSet,
  path: string,
  http: Partial<HttpRequest["http"]> = {},
): HttpRequest {
  return {
    ...caller,
    code: { key: "http1", modules },
    route: path,
    log: () => {},
    http: { method: "GET", url: `https://site.test${path}?q=1`, headers: [], body: null, ...http },
  };
}
