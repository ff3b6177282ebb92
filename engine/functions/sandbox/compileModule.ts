import { transformSync } from "esbuild";
import { nameInPlace } from "./functionNames";

/** A deployed module ready for a sandbox: CommonJS code and its source map (JSON text). */
export type CompiledModule = { code: string; map?: string };

/** Names of CommonJS are free in an ES module; libraries look at them to tell where they run. */
const COMMON_JS = {
  require: "globalThis.require",
  module: "globalThis.module",
  exports: "globalThis.exports",
};

const topLevelAwait = /Top-level await is (currently )?not (supported|available)/;
const trailingMapComment = /\n\/\/# sourceMappingURL=[^\n]*\s*$/;

/**
 * Compiles one bundled ES module to CommonJS with live bindings, its map leading back to the sources
 * `sourceMap` names. `import()` becomes a promise of `require`, so no module needs V8's loader.
 * Throws an Error in Convex's words on a top-level await, and esbuild's message on a syntax error.
 */
export function compileModule(
  path: string,
  source: string,
  sourceMap?: string,
  environment: "isolate" | "node" = "isolate",
): CompiledModule {
  const code = source.replace(trailingMapComment, "\n");
  try {
    const result = transformSync(sourceMap === undefined ? code : withMap(code, sourceMap), {
      format: "cjs",
      loader: "js",
      target: "node20",
      charset: "utf8",
      supported: { "dynamic-import": false, "import-meta": false },
      define: { ...COMMON_JS, ...(environment === "node" && { "import.meta.url": fileUrl(path) }) },
      sourcemap: "external",
      sourcesContent: false,
      sourcefile: path,
      legalComments: "none",
      logLevel: "silent",
    });
    return { code: nameInPlace(result.code), map: result.map };
  } catch (error) {
    throw new Error(explain(path, error));
  }
}

/** In Node a module is a file: libraries make addresses of what lies beside them when they are loaded. */
function fileUrl(path: string): string {
  return JSON.stringify(new URL(path, "file:///").href);
}

function withMap(code: string, sourceMap: string): string {
  const encoded = Buffer.from(sourceMap).toString("base64");
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${encoded}\n`;
}

type BuildMessage = { text: string; location: { line: number; column: number } | null };

function explain(path: string, error: unknown): string {
  const [first] = (error as { errors?: BuildMessage[] }).errors ?? [];
  if (first === undefined) return `Failed to compile ${path}: ${String(error)}`;
  if (topLevelAwait.test(first.text)) return "Top-level awaits in source files are unsupported";
  const { location } = first;
  const where = location === null ? path : `${path}:${location.line}:${location.column + 1}`;
  return `Failed to compile ${where}: ${first.text}`;
}
