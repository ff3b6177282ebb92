"use node";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** What HarfBuzz's modules have in common: memory, and numbers in and out. */
export type Exports = {
  memory: WebAssembly.Memory;
  malloc(size: number): number;
  free(pointer: number): void;
};

/**
 * Starts one of the modules of the package harfbuzzjs. Its own loader awaits at the top level, which Convex does not
 * take, so the module's file is loaded directly.
 */
export async function startHarfBuzz(file: "harfbuzz" | "harfbuzz-subset"): Promise<Exports> {
  const bytes = await readFile(fromProject().resolve(`harfbuzzjs/dist/${file}.wasm`));
  const started: { memory?: WebAssembly.Memory } = {};
  const refuse = () => {
    throw new Error("HarfBuzz gave up.");
  };
  const { instance } = await WebAssembly.instantiate(bytes, {
    wasi_snapshot_preview1: { proc_exit: refuse },
    env: {
      _abort_js: refuse,
      _setitimer_js: () => 0,
      _emscripten_runtime_keepalive_clear: () => undefined,
      emscripten_resize_heap: (size: number) =>
        Number(started.memory !== undefined && grow(started.memory, size)),
    },
  });
  const exports = instance.exports as unknown as Exports;
  started.memory = exports.memory;
  call(exports, file === "harfbuzz" ? "__wasm_call_ctors" : "_initialize");
  return exports;
}

/** Copies bytes into a module's memory; who asks frees them. */
export function allocate(module: Exports, bytes: Uint8Array): number {
  const pointer = module.malloc(bytes.length);
  new Uint8Array(module.memory.buffer).set(bytes, pointer);
  return pointer;
}

/** Calls one of a module's functions. */
export function call(module: Exports, name: string, ...numbers: number[]): number {
  const found = (module as unknown as Record<string, (...numbers: number[]) => number>)[name];
  if (found === undefined) throw new Error(`HarfBuzz has no ${name}.`);
  return found(...numbers);
}

/** An OpenType tag as number: `wght`. */
export function tag(name: string): number {
  return [...name].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0) | 0;
}

/** Convex sets `require` for Node modules; elsewhere it is made from the module's own address. */
function fromProject(): NodeJS.Require {
  const given = (globalThis as { require?: NodeJS.Require }).require;
  return given ?? createRequire(import.meta.url);
}

const PAGE = 65_536;

function grow(memory: WebAssembly.Memory, size: number): boolean {
  const missing = Math.ceil((size - memory.buffer.byteLength) / PAGE);
  try {
    memory.grow(Math.max(0, missing));
    return true;
  } catch {
    return false;
  }
}
