let guarded = false;

/** Readies this thread for user realms, once. */
export function guardThread(): void {
  if (guarded) return;
  guarded = true;
  disarmRangeErrors();
  process.on("unhandledRejection", (reason, promise) => {
    // A promise of a user realm is none of this realm's; what it rejects with may act when touched.
    if (promise instanceof Promise) throw reason;
  });
}

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
