/** Told of a realm's promises. What they are rejected with is user code's: it may act when touched. */
export type RejectionListener = {
  /** A promise was rejected, and nobody handles it. */
  rejected(promise: object, reason: unknown): void;
  /** Somebody handles it after all. */
  handled?(promise: object): void;
};

let guarded = false;
const listeners = new WeakMap<object, RejectionListener>();

/** Readies this thread for user realms, once. */
export function guardThread(): void {
  if (guarded) return;
  guarded = true;
  disarmRangeErrors();
  process.on("unhandledRejection", (reason, promise) => {
    if (isOwnPromise(promise)) throw reason;
    listenerFor(promise)?.rejected(promise, reason);
  });
  process.on("rejectionHandled", (promise) => {
    if (!isOwnPromise(promise)) listenerFor(promise)?.handled?.(promise);
  });
}

/** Has `listener` told of the promises of a realm; rejections in other user realms are ignored. */
export function onRealmRejection(promisePrototype: object, listener: RejectionListener): void {
  listeners.set(promisePrototype, listener);
}

/**
 * Tells the listeners now of rejections so far. Node does so of itself, but only once the thread has come
 * to rest, and by then a mutation is committed.
 */
export function reportRejections(): void {
  runNextTicks?.call(process);
}

/** Never documented, and the only way to Node's list of rejections before its turn ends. */
const { _tickCallback: runNextTicks } = process as { _tickCallback?: () => void };

/**
 * Cuts what a full stack could hand to user code. V8 formats `error.stack` by calling a function of
 * Node's; when that call finds no stack left, the RangeError is one of the engine's realm, thrown
 * straight into user code, and its constructor would lead to `process`. Without a constructor and a
 * parent, frozen, it leads nowhere. In threads with sandboxes a RangeError is therefore no `Error`:
 * read its `message` or `stack`, do not convert it to a string.
 */
function disarmRangeErrors(): void {
  const { prototype } = RangeError;
  Reflect.deleteProperty(prototype, "constructor");
  Object.setPrototypeOf(prototype, null);
  Object.freeze(prototype);
}

/** A user's promise may have a proxy among its prototypes, whose traps throw. */
function isOwnPromise(promise: object): boolean {
  try {
    return promise instanceof Promise;
  } catch {
    return false;
  }
}

function listenerFor(promise: object): RejectionListener | undefined {
  const deepest = 4;
  try {
    let found: object | null = promise;
    for (let depth = 0; depth <= deepest && found !== null; depth++) {
      const listener = listeners.get(found);
      if (listener !== undefined) return listener;
      found = Reflect.getPrototypeOf(found);
    }
  } catch {
    return undefined;
  }
  return undefined;
}
