import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { compileModule } from "../../../engine/functions/sandbox/compileModule";
import { Sandbox } from "../../../engine/functions/sandbox/sandbox";
import { createHarness, functionHelpers } from "./harness";

/** Runs `handler` (source of a function of ctx and args) as a query and returns the parsed result. */
function evaluate(handler: string, options: Parameters<typeof createHarness>[1] = {}): unknown {
  const harness = createHarness(
    { "main.js": `${functionHelpers}export const run = query(${handler});` },
    options,
  );
  const result = harness.run("run", { name: "Ada" });
  if (!result.ok) throw new Error(result.message);
  return JSON.parse(result.value);
}

function failure(handler: string, options: Parameters<typeof createHarness>[1] = {}): unknown {
  const harness = createHarness(
    { "main.js": `${functionHelpers}export const run = query(${handler});` },
    options,
  );
  return harness.run("run");
}

describe("what functions see", () => {
  const scenarios: [string, string, unknown][] = [
    ["arguments", "async (ctx, args) => 'hi ' + args.name", "hi Ada"],
    ["undefined as null", "() => {}", null],
    [
      "a fixed time",
      "async () => [Date.now(), new Date().getTime(), +new Date(5), new Date(2020, 0).getFullYear()]",
      [1.7e12, 1.7e12, 5, 2020],
    ],
    [
      "dates as dates",
      "() => [typeof Date(), new Date() instanceof Date, new Date().constructor === Date, Date.UTC(1970, 0, 2)]",
      ["string", true, true, 86_400_000],
    ],
    ["a clock that stands in queries", "() => [performance.now(), performance.timeOrigin]", [0, 1.7e12]],
    [
      "environment variables alone",
      "() => [process.env.COLOR, process.env.PATH ?? null, Object.keys(process)]",
      ["red", null, ["env"]],
    ],
    [
      "no shared memory, no code from text",
      "() => [typeof SharedArrayBuffer, typeof Atomics, typeof WebAssembly, typeof require]",
      ["undefined", "undefined", "undefined", "undefined"],
    ],
    [
      "weak references that never let go",
      "() => { const a = {}; return new WeakRef(a).deref() === a; }",
      true,
    ],
    [
      "microtasks in order",
      "async () => { const seen = []; queueMicrotask(() => seen.push(1)); await null; seen.push(2); return seen; }",
      [1, 2],
    ],
  ];
  test.each(scenarios)("%s", (_name, handler, expected) => {
    expect(evaluate(handler, { env: { COLOR: "red" } })).toEqual(expected);
  });

  test("random numbers follow the seed", () => {
    const harness = createHarness({
      "main.js": `${functionHelpers}export const run = query(() => [Math.random(), Math.random(), Math.random()]);`,
    });
    const first = harness.run("run");
    expect(harness.run("run")).toEqual(first);
    const numbers = JSON.parse(first.ok ? first.value : "[]") as number[];
    expect(new Set(numbers).size).toBe(3);
    expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true);
  });
});

describe("modules", () => {
  test("share chunks, cycles and live bindings", () => {
    const harness = createHarness({
      "main.js": `${functionHelpers}
        import { count, increment } from "./_deps/counter.js";
        import { isEven } from "./_deps/even.js";
        export const run = query(() => { const before = count; increment(); return [before, count, isEven(10)]; });`,
      "_deps/counter.js": "export let count = 0; export function increment() { count++; }",
      "_deps/even.js":
        "import { isOdd } from './odd.js'; export function isEven(n) { return n === 0 || isOdd(n - 1); }",
      "_deps/odd.js":
        "import { isEven } from './even.js'; export function isOdd(n) { return n !== 0 && isEven(n - 1); }",
    });
    expect(harness.run("run")).toEqual({ ok: true, value: "[0,1,true]" });
  });

  test("import() gives the namespace", () => {
    const harness = createHarness({
      "main.js": `${functionHelpers}export const run = query(async () => {
        const { default: value, other } = await import("./_deps/a.js"); return [value, other]; });`,
      "_deps/a.js": "export default 1; export const other = 2;",
    });
    expect(harness.run("run")).toEqual({ ok: true, value: "[1,2]" });
  });

  const refusals: [string, string, string][] = [
    [
      "an absent module",
      `import("./absent.js")`,
      "Uncaught Error: Couldn't find JavaScript module 'absent.js'. Did you forget to run `npx convex dev`?",
    ],
    [
      "a Node built-in",
      `import("fs")`,
      `Uncaught TypeError: Relative import path "fs" not prefixed with / or ./ or ../ from "convex:/main.js"`,
    ],
  ];
  test.each(refusals)("refuse %s", (_name, expression, message) => {
    expect(failure(`async () => { await ${expression}; }`)).toMatchObject({
      message: expect.stringContaining(`${message}\n`) as string,
    });
  });

  test("top-level await is refused", () => {
    expect(() => compileModule("main.js", "export const a = await 1;")).toThrow(
      "Top-level awaits in source files are unsupported",
    );
  });

  test("a module that failed is evaluated again", () => {
    const harness = createHarness({
      "main.js": `${functionHelpers}
        if (process.env.READY === undefined) { process.env.READY = "yes"; throw new Error("not yet"); }
        export const run = query(() => 1);`,
    });
    expect(harness.run("run")).toMatchObject({
      ok: false,
      message: expect.stringContaining("Uncaught Error: not yet\n") as string,
    });
    expect(harness.run("run")).toEqual({ ok: true, value: "1" });
  });
});

describe("failures", () => {
  const scenarios: [string, string, string][] = [
    [
      "an error",
      "async () => { throw new RangeError('far'); }",
      "Uncaught RangeError: far\n    at ../convex/main.ts:13:46\n    at invoke (../convex/main.ts:4:25)\n",
    ],
    ["a string", "() => { throw 'text'; }", "Uncaught text\n"],
    ["an object", "() => { throw new (class Oops {})(); }", "Uncaught #<Oops>\n"],
    ["nothing", "() => { throw undefined; }", "Uncaught undefined\n"],
    [
      "an error that lies",
      "() => { throw Object.defineProperty(new Error(), 'message', { get() { throw 1; } }); }",
      "Uncaught Error\n",
    ],
    ["a promise that never settles", "() => new Promise(() => {})", "Returned promise will never resolve\n"],
    [
      "an unknown JS syscall, even caught",
      "() => { try { Convex.jsSyscall('x', {}); } catch {} return 1; }",
      "Unknown JS syscall: x\n",
    ],
  ];
  test.each(scenarios)("%s", (_name, handler, message) => {
    expect(failure(handler)).toEqual({ ok: false, message });
  });

  test("endless recursion is an error of the function, and the next call is well", () => {
    const harness = createHarness({
      "main.js": `${functionHelpers}export const deep = query(() => { const f = () => f() + 1; return f(); }); export const run = query(() => 1);`,
    });
    expect(harness.run("deep")).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^Uncaught RangeError: Maximum call stack size exceeded\n/) as string,
    });
    expect(harness.run("run")).toEqual({ ok: true, value: "1" });
  });

  const kinds: [string, "invokeQuery" | "invokeMutation", string][] = [
    ["absent", "invokeQuery", `Couldn't find "absent" in module "main.js".\n`],
    [
      "plain",
      "invokeQuery",
      `Function "main.js:plain" is neither a query or mutation. Did you forget to wrap it with \`query\` or \`mutation\`?\n`,
    ],
    [
      "q",
      "invokeMutation",
      `Function "main.js:q" is registered as a query but is being run as a mutation.\n`,
    ],
    ["m", "invokeQuery", `Function "main.js:m" is registered as a mutation but is being run as a query.\n`],
  ];
  test.each(kinds)("%s by %s", (name, method, message) => {
    const harness = createHarness({
      "main.js": `${functionHelpers}export const plain = () => {}; export const q = query(() => 1); export const m = mutation(() => 1);`,
    });
    expect(harness.run(name, {}, method)).toEqual({ ok: false, message });
  });

  test("the stack that functions read is mapped too", () => {
    expect(evaluate("() => new Error('x').stack")).toBe(
      "Error: x\n    at ../convex/main.ts:13:32\n    at invoke (../convex/main.ts:4:25)",
    );
  });
});

describe("log lines", () => {
  function lines(body: string): string[] {
    const harness = createHarness({
      "main.js": `${functionHelpers}export const run = query(() => { ${body} });`,
    });
    harness.run("run");
    return harness.logs;
  }

  test("carry level and inspected arguments", () => {
    expect(
      lines(
        "console.log('hi', { a: [1, 'x'] }); console.warn(undefined, null); console.error(1n); console.info(); console.debug(true);",
      ),
    ).toEqual([
      "[LOG] 'hi' {\n  a: [ 1, 'x' ]\n}",
      "[WARN] undefined null",
      "[ERROR] 1n",
      "[INFO] ",
      "[DEBUG] true",
    ]);
  });

  test("are cut at 4 KiB without splitting a character", () => {
    const [line = ""] = lines("console.log('é'.repeat(4000));");
    expect(line).toBe(`[LOG] '${"é".repeat(2047)} (truncated due to length)`);
  });

  test("stop after 256", () => {
    const all = lines("for (let i = 0; i < 300; i++) console.log(i);");
    expect(all).toHaveLength(256);
    expect(all.slice(-2)).toEqual([
      "[LOG] 254",
      "[ERROR] Log overflow (maximum 256). Remaining log lines omitted.",
    ]);
  });

  test("timers and traces", () => {
    const [once, again, trace] = lines(
      "console.timeEnd('t'); console.time(); console.time(); console.trace('here');",
    );
    expect(once).toBe("[WARN] Timer 't' does not exist");
    expect(again).toBe("[WARN] Timer 'default' already exists");
    expect(trace).toMatch(/^\[LOG\] 'here' \n {4}at \.\.\/convex\/main\.ts:13:/);
  });
});

describe("with the convex library", () => {
  async function convexSandbox(syscall: (op: string, args: string) => string): Promise<Sandbox> {
    const bundle = await build({
      stdin: {
        contents: `
          import { queryGeneric, mutationGeneric, internalQueryGeneric } from "convex/server";
          import { ConvexError, v } from "convex/values";
          export const get = queryGeneric({ args: { id: v.string() }, returns: v.any(), handler: (ctx, args) => ctx.db.get(args.id) });
          export const refuse = mutationGeneric(async () => { throw new ConvexError({ code: "full", seats: 3n }); });
          export const relay = queryGeneric(async (ctx) => { try { await ctx.runQuery("a:b" as any); } catch (e: any) { return [e instanceof ConvexError, e.data]; } });
          export const hidden = internalQueryGeneric(() => 1);`,
        resolveDir: process.cwd(),
        sourcefile: "convex/main.ts",
        loader: "ts",
      },
      bundle: true,
      format: "esm",
      write: false,
      sourcemap: "external",
      outdir: "out",
    });
    const [map, code] = ["map", "js"].map(
      (end) => bundle.outputFiles.find((file) => file.path.endsWith(end))?.text ?? "",
    );
    const module = compileModule("main.js", code ?? "", map);
    return new Sandbox({ kind: "transaction", env: {}, loadModule: () => module, syscall, log: () => {} });
  }
  const call = (name: string, method: "invokeQuery" | "invokeMutation", args: object = {}) => ({
    module: "main.js",
    export: name,
    method,
    args: JSON.stringify([args]),
    now: 0,
    seed: "",
  });

  test("syscalls go out and come back", async () => {
    const seen: unknown[] = [];
    const sandbox = await convexSandbox((op, args) => {
      seen.push([op, JSON.parse(args)]);
      return 'v{"_id":"d1","n":1}';
    });
    expect(sandbox.runTransaction(call("get", "invokeQuery", { id: "d1" }))).toEqual({
      ok: true,
      value: '{"_id":"d1","n":1}',
    });
    expect(seen).toEqual([["1.0/get", expect.objectContaining({ id: "d1" })]]);
  });

  test("a ConvexError's data goes out", async () => {
    const sandbox = await convexSandbox(() => "vnull");
    const result = sandbox.runTransaction(call("refuse", "invokeMutation"));
    expect(result).toEqual({
      ok: false,
      message: expect.stringMatching(
        /^Uncaught ConvexError: \{"code":"full","seats":"?3n?"?\}\n {4}at .*main\.ts:5:\d+\)?\n$/,
      ) as string,
      data: '{"code":"full","seats":{"$integer":"AwAAAAAAAAA="}}',
    });
  });

  test("a nested ConvexError comes in with its data", async () => {
    const sandbox = await convexSandbox(() => 'e{"message":"no","data":"{\\"code\\":1}"}');
    expect(sandbox.runTransaction(call("relay", "invokeQuery"))).toEqual({
      ok: true,
      value: '[true,{"code":1}]',
    });
  });

  test("descriptions", async () => {
    const sandbox = await convexSandbox(() => "vnull");
    expect(sandbox.describe("main.js", "get")).toEqual({
      isQuery: true,
      isMutation: false,
      isAction: false,
      isHttp: false,
      isPublic: true,
      isInternal: false,
      args: '{"type":"object","value":{"id":{"fieldType":{"type":"string"},"optional":false}}}',
      returns: '{"type":"any"}',
    });
    expect(sandbox.describe("main.js", "hidden")).toMatchObject({ isPublic: false, isInternal: true });
    expect(sandbox.describe("main.js", "absent")).toBeNull();
  });
});
