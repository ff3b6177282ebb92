import { createRequire } from "node:module";
import path from "node:path";
import { installConsole } from "../../runtime/core/console";
import { stackFormatter } from "../../runtime/core/failures";
import { currentInvocation, invocationGate } from "./nodeInvocation";
import type { NodeInvocation } from "./nodeInvocation";

type StoreArgs = { blob: unknown; options?: { sha256?: string } };

/** Makes this thread's globals what `"use node"` modules expect, each invocation seeing its own. */
export function installNodeGlobals(projectRoot: string): void {
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  };
  define("require", createRequire(path.join(projectRoot, "package.json")));
  define("Convex", convex);
  installConsole(globalThis, invocationGate);
  Error.prepareStackTrace = stackFormatter(invocationGate) as typeof Error.prepareStackTrace;
  process.env = perInvocationEnv(process.env);
}

const convex = {
  syscall(op: string): never {
    throw new Error(`Unknown operation ${op}`);
  },
  async asyncSyscall(op: string, args: string): Promise<string> {
    return (await running().ask("syscall", op, args)).json;
  },
  jsSyscall(op: string, args: never): unknown {
    switch (op) {
      case "storage/storeBlob":
        return storeBlob(args);
      case "storage/getBlob":
        return getBlob(args);
      default:
        throw new Error(`Unknown JS syscall: ${op}`);
    }
  },
};

async function storeBlob({ blob, options }: StoreArgs): Promise<string> {
  if (!(blob instanceof Blob)) {
    throw new Error(
      "store() expects a Blob. If you are trying to store a Request, `await request.blob()` will give you the correct input.",
    );
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const meta = JSON.stringify({ contentType: blob.type || null, sha256: options?.sha256 });
  return JSON.parse((await running().ask("storage.store", "", meta, bytes)).json) as string;
}

async function getBlob({ storageId }: { storageId: unknown }): Promise<Blob | null> {
  if (typeof storageId !== "string") {
    throw new Error(`storage.get requires a string storageId but received ${String(storageId)}`);
  }
  const { json, bytes } = await running().ask("storage.get", "", JSON.stringify({ storageId }));
  const found = JSON.parse(json) as { contentType: string | null } | null;
  if (found === null) return null;
  return new Blob([new Uint8Array(bytes ?? [])], { type: found.contentType ?? "" });
}

function running(): NodeInvocation {
  const invocation = currentInvocation();
  if (invocation === undefined) throw new Error("Convex functions are called outside of an action");
  return invocation;
}

/** The deployment's variables of whoever asks, then the few of the process. */
function perInvocationEnv(base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = (): Record<string, string | undefined> => currentInvocation()?.env ?? base;
  return new Proxy(base, {
    get: (_target, name) => (typeof name === "string" ? (own()[name] ?? base[name]) : undefined),
    has: (_target, name) => name in own() || name in base,
    set(_target, name, value) {
      own()[String(name)] = String(value);
      return true;
    },
    deleteProperty: (_target, name) => Reflect.deleteProperty(own(), name),
    ownKeys: () => [...new Set([...Reflect.ownKeys(base), ...Reflect.ownKeys(own())])],
    getOwnPropertyDescriptor(_target, name) {
      const value = typeof name === "string" ? (own()[name] ?? base[name]) : undefined;
      return value === undefined
        ? undefined
        : { value, writable: true, enumerable: true, configurable: true };
    },
  });
}
