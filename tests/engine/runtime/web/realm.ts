import { buildSync } from "esbuild";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { hostView } from "../../../../engine/functions/sandbox/hostView";
import { createOps, type WebOps } from "../../../../engine/functions/sandbox/ops/index";
import type { SandboxKind } from "../../../../engine/runtime/ops";

const web = fileURLToPath(new URL("../../../../engine/runtime/web/index", import.meta.url));

const bundle = buildSync({
  stdin: { contents: `export * from ${JSON.stringify(web)};`, resolveDir: "." },
  bundle: true,
  write: false,
  format: "iife",
  globalName: "web",
  platform: "browser",
  target: "node20",
}).outputFiles[0]?.text;

const script = new vm.Script(`(() => { ${bundle ?? ""} return web; })()`, { filename: "web.js" });

/** In-realm side of the smallest bridge there is: host functions stay in this closure. */
const connect = new vm.Script(`(web, kind, callHost, startHost) => {
  const waiting = new Map();
  let last = 0;
  const ops = {
    call: (op, json, buffer) => callHost(op, json, buffer),
    callAsync: (op, json, buffer) => new Promise((resolve) => {
      waiting.set(++last, resolve);
      startHost(last, op, json, buffer);
    }),
  };
  web.installWeb(globalThis, ops, kind);
  return (id, json, length, fill) => {
    const reply = { json };
    if (length >= 0) {
      reply.buffer = new Uint8Array(length);
      fill(reply.buffer);
    }
    waiting.get(id)(reply);
    waiting.delete(id);
  };
}`);

type Settle = (id: number, json: string, length: number, fill: (target: Uint8Array) => void) => void;
type Connect = (
  web: object,
  kind: SandboxKind,
  callHost: (op: string, json: string, buffer?: Uint8Array) => string,
  startHost: (id: number, op: string, json: string, buffer?: Uint8Array) => void,
) => Settle;

export type Realm = {
  context: vm.Context;
  ops: WebOps;
  /** The bundle's exports, of the inner realm. */
  web: Record<string, unknown>;
  /** Runs the body of an async function in the realm; its result comes back as JSON does. */
  run(code: string): Promise<unknown>;
};

/** Helpers that scenarios use, in the realm and in Node alike. */
const prelude = `
  const attempt = async (action) => {
    try { return await action(); } catch (error) { return { threw: error.name }; }
  };
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => new Uint8Array((text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
  const streamOf = (...chunks) => new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const collect = async (stream) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return chunks;
  };
`;

/** A realm with the web platform over the host's real operations. */
export function makeRealm(
  kind: SandboxKind = "action",
  context: vm.Context = vm.createContext(Object.create(null) as object),
): Realm {
  const ops = createOps(kind);
  const exports = script.runInContext(context) as Record<string, unknown>;
  const settle = (connect.runInContext(context) as Connect)(
    exports,
    kind,
    (op, json, buffer) => {
      const run = ops.sync[op];
      if (run === undefined) throw new Error(`No operation ${op}`);
      return run(json, hostView(buffer));
    },
    (id, op, json, buffer) => {
      const run = ops.async[op];
      if (run === undefined) throw new Error(`No operation ${op}`);
      void run(json, hostView(buffer)).then((reply) => {
        const bytes = reply.buffer;
        settle(id, reply.json, bytes === undefined ? -1 : bytes.length, (target) => target.set(bytes ?? []));
      });
    },
  );
  const run = async (code: string): Promise<unknown> => {
    const wrapped = `(async () => { ${prelude} ${code} })().then((value) => JSON.stringify({ value }))`;
    const json = (await vm.runInContext(wrapped, context)) as string;
    return (JSON.parse(json) as { value?: unknown }).value;
  };
  return { context, ops, web: exports, run };
}

/** Runs the same code with Node's own globals. */
export async function runInNode(code: string): Promise<unknown> {
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
    body: string,
  ) => () => Promise<unknown>;
  const value = await new AsyncFunction(`${prelude} ${code}`)();
  return (JSON.parse(JSON.stringify({ value })) as { value?: unknown }).value;
}
