/** Conversions of Web IDL that the classes of this folder share. */

export type BufferSource = ArrayBuffer | ArrayBufferView;

/** A string without unpaired surrogates. */
export function usvString(value: unknown): string {
  return String(value).toWellFormed();
}

/** Throws the TypeError of a call with fewer than `required` arguments. */
export function requireArguments(given: number, required: number, prefix: string): void {
  if (given >= required) return;
  const plural = required === 1 ? "" : "s";
  throw new TypeError(`${prefix}: ${required} argument${plural} required, but only ${given} present.`);
}

const byteLengthOf = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength")?.get;

/** Whether `value` has ArrayBuffer's internal slots, whatever its prototype says. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  try {
    byteLengthOf?.call(value);
    return true;
  } catch {
    return false;
  }
}

export function isBufferSource(value: unknown): value is BufferSource {
  return ArrayBuffer.isView(value) || (typeof value === "object" && value !== null && isArrayBuffer(value));
}

/** The bytes of a buffer source, as a view on the same memory. Throws a TypeError for anything else. */
export function bytesOf(value: unknown, what = "The value"): Uint8Array<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
  }
  if (typeof value === "object" && value !== null && isArrayBuffer(value)) return new Uint8Array(value);
  throw new TypeError(`${what} is not of type 'ArrayBuffer' or 'ArrayBufferView'`);
}

/** One array out of many. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Defines `value` as the platform defines its globals: writable, configurable, not enumerable. */
export function defineGlobal(global: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
}

/** Makes the named members enumerable, as Web IDL has the members of an interface. */
export function enumerable(prototype: object, ...names: string[]): void {
  for (const name of names) Object.defineProperty(prototype, name, { enumerable: true });
}
