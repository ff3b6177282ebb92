export type Bytes = Uint8Array<ArrayBuffer>;

/** Parts one after the other. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes as characters of the same numbers. */
export function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Characters below 256 as bytes of the same numbers. */
export function fromLatin(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Numbers are read through this: big-endian unless told. */
export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
