/** Strong stand-in: what the collector has done must not be visible to functions. */
class StrongRef<T extends object> {
  readonly #target: T;

  constructor(target: T) {
    requireObject(target, "WeakRef: target must be an object");
    this.#target = target;
  }

  deref(): T {
    return this.#target;
  }

  get [Symbol.toStringTag](): string {
    return "WeakRef";
  }
}

class IdleRegistry {
  constructor(cleanup: unknown) {
    if (typeof cleanup !== "function") {
      throw new TypeError("FinalizationRegistry: cleanup must be callable");
    }
  }

  register(target: unknown): void {
    requireObject(target, "FinalizationRegistry.prototype.register: invalid target");
  }

  unregister(token: unknown): boolean {
    requireObject(token, "FinalizationRegistry.prototype.unregister: invalid token");
    return false;
  }

  get [Symbol.toStringTag](): string {
    return "FinalizationRegistry";
  }
}

function requireObject(value: unknown, message: string): void {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) {
    throw new TypeError(message);
  }
}

const absent = ["SharedArrayBuffer", "Atomics", "WebAssembly"];

/** Shapes the bare V8 global: no shared memory, no view of garbage collection, `self`, `process.env`. */
export function installGlobals(global: typeof globalThis, env: Record<string, string>): void {
  for (const name of absent) Reflect.deleteProperty(global, name);
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(global, name, { value, writable: true, configurable: true });
  };
  define("WeakRef", StrongRef);
  define("FinalizationRegistry", IdleRegistry);
  define("self", global);
  define("process", { env });
  installQueueMicrotask(define);
}

function installQueueMicrotask(define: (name: string, value: unknown) => void): void {
  const settled = Promise.resolve();
  const { then } = Promise.prototype;
  const reflectApply = Reflect.apply;
  const InRealmTypeError = TypeError;
  define("queueMicrotask", (callback: unknown): void => {
    if (typeof callback !== "function") {
      throw new InRealmTypeError(
        "Failed to execute 'queueMicrotask': parameter 1 is not of type 'Function'.",
      );
    }
    void reflectApply(then, settled, [() => void reflectApply(callback, undefined, [])]);
  });
}
