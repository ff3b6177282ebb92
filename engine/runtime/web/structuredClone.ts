import { DOMException } from "./domException";
import { hostCall } from "./host";
import { isArrayBuffer } from "./webidl";

type Memory = Map<object, unknown>;

const ERRORS: Record<string, ErrorConstructor> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** Whether calling `method` on `value` finds the internal slots it needs. */
function hasSlots(
  method: (this: never, ...args: never[]) => unknown,
  value: object,
  ...args: unknown[]
): boolean {
  try {
    Reflect.apply(method, value, args);
    return true;
  } catch {
    return false;
  }
}

function uncloneable(value: unknown): never {
  const what =
    typeof value === "symbol" ? String(value) : typeof value === "function" ? String(value) : "#<Object>";
  throw new DOMException(`${what} could not be cloned.`, "DataCloneError");
}

/**
 * The HTML standard's structuredClone: primitives and their wrappers, Date, RegExp, ArrayBuffer and its
 * views, Map, Set, errors, arrays and plain objects, with cycles and shared references kept. Buffers in
 * `transfer` end up detached. Throws a DataCloneError for functions, symbols and the like.
 */
export function structuredClone(value: unknown, options?: { transfer?: Iterable<unknown> }): unknown {
  if (arguments.length === 0) throw new TypeError("The 'value' argument must be specified");
  const transfer = [...(options?.transfer ?? [])];
  for (const each of transfer) {
    if (!isArrayBuffer(each)) throw new DOMException("Value not transferable.", "DataCloneError");
  }
  const copy = clone(value, new Map());
  for (const each of transfer) hostCall("buffer.detach", null, new Uint8Array(each as ArrayBuffer));
  return copy;
}

function clone(value: unknown, memory: Memory): unknown {
  if (typeof value === "symbol" || typeof value === "function") uncloneable(value);
  if (typeof value !== "object" || value === null) return value;
  const seen = memory.get(value);
  if (seen !== undefined) return seen;
  if (Array.isArray(value))
    return cloneProperties(value, remember(memory, value, new Array(value.length)), memory);
  const prototype = Object.getPrototypeOf(value) as unknown;
  const exotic =
    prototype === Object.prototype || prototype === null ? undefined : cloneExotic(value, memory);
  return exotic ?? cloneProperties(value, remember(memory, value, {}), memory);
}

function remember<T extends object>(memory: Memory, original: object, copy: T): T {
  memory.set(original, copy);
  return copy;
}

function cloneProperties(from: object, to: object, memory: Memory): object {
  for (const key of Object.keys(from)) {
    const value = clone((from as Record<string, unknown>)[key], memory);
    Object.defineProperty(to, key, { value, writable: true, enumerable: true, configurable: true });
  }
  return to;
}

const regExpSource = Object.getOwnPropertyDescriptor(RegExp.prototype, "source")?.get ?? (() => "");
const { has: mapHas } = Map.prototype;
const { has: setHas } = Set.prototype;
const { get: weakMapGet } = WeakMap.prototype;
const { has: weakSetHas } = WeakSet.prototype;

/** A copy of an object with internal slots; undefined for an object without any. */
function cloneExotic(value: object, memory: Memory): object | undefined {
  if (ArrayBuffer.isView(value)) return cloneView(value, memory);
  if (isArrayBuffer(value)) return remember(memory, value, ArrayBuffer.prototype.slice.call(value, 0));
  if (hasSlots(Date.prototype.getTime, value))
    return remember(memory, value, new Date(Number(Date.prototype.getTime.call(value))));
  if (hasSlots(mapHas, value, 0)) return cloneMap(value as Map<unknown, unknown>, memory);
  if (hasSlots(setHas, value, 0)) return cloneSet(value as Set<unknown>, memory);
  if (value !== RegExp.prototype && hasSlots(regExpSource as never, value)) {
    const { source, flags } = value as RegExp;
    return remember(memory, value, new RegExp(source, flags));
  }
  if (value instanceof Error) return cloneError(value, memory);
  for (const type of [Boolean, Number, String, BigInt]) {
    const valueOf = type.prototype.valueOf as () => unknown;
    if (hasSlots(valueOf as never, value))
      return remember(memory, value, Object(Reflect.apply(valueOf, value, [])) as object);
  }
  if (
    hasSlots(weakMapGet as never, value, {}) ||
    hasSlots(weakSetHas as never, value, {}) ||
    value instanceof Promise
  ) {
    uncloneable(value);
  }
  return undefined;
}

function cloneView(view: ArrayBufferView, memory: Memory): object {
  const buffer = clone(view.buffer, memory) as ArrayBuffer;
  if (view instanceof DataView)
    return remember(memory, view, new DataView(buffer, view.byteOffset, view.byteLength));
  const array = view as Uint8Array;
  const types = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array];
  const type = [...types, Float32Array, Float64Array, BigInt64Array, BigUint64Array].find(
    (each) => each.name === tagOf(array),
  );
  if (type === undefined) uncloneable(view);
  return remember(memory, view, new type(buffer, array.byteOffset, array.length));
}

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  Symbol.toStringTag,
)?.get;
const tagOf = (array: Uint8Array): unknown => typedArrayTag?.call(array);

function cloneMap(map: Map<unknown, unknown>, memory: Memory): Map<unknown, unknown> {
  const copy = remember(memory, map, new Map<unknown, unknown>());
  for (const [key, value] of [...Map.prototype.entries.call(map)])
    copy.set(clone(key, memory), clone(value, memory));
  return copy;
}

function cloneSet(set: Set<unknown>, memory: Memory): Set<unknown> {
  const copy = remember(memory, set, new Set<unknown>());
  for (const value of [...Set.prototype.values.call(set)]) copy.add(clone(value, memory));
  return copy;
}

function cloneError(error: Error, memory: Memory): Error {
  const name = String(error.name);
  const type = Object.hasOwn(ERRORS, name) ? (ERRORS[name] ?? Error) : Error;
  const copy = remember(memory, error, new type());
  const fields: [string, unknown][] = [
    ["stack", error.stack === undefined ? undefined : String(error.stack)],
  ];
  if (Object.hasOwn(error, "message") || error instanceof DOMException)
    fields.push(["message", String(error.message)]);
  if (Object.hasOwn(error, "cause")) fields.push(["cause", clone(error.cause, memory)]);
  for (const [key, value] of fields) {
    Object.defineProperty(copy, key, { value, writable: true, configurable: true, enumerable: false });
  }
  return copy;
}
