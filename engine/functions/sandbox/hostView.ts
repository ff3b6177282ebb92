const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const bufferOf = getter("buffer");
const offsetOf = getter("byteOffset");
const lengthOf = getter("byteLength");

/**
 * A view of this realm over the memory of an in-realm byte array. The getters are this realm's: the
 * array's own could be user code. Read and fill the view only; its `buffer` belongs to the other realm.
 */
export function hostView(bytes: unknown): Uint8Array | undefined {
  if (!ArrayBuffer.isView(bytes)) return undefined;
  const buffer = Reflect.apply(bufferOf, bytes, []) as ArrayBuffer;
  const offset = Reflect.apply(offsetOf, bytes, []) as number;
  return new Uint8Array(buffer, offset, Reflect.apply(lengthOf, bytes, []) as number);
}

function getter(name: string): () => unknown {
  const found = Object.getOwnPropertyDescriptor(typedArray, name)?.get;
  if (found === undefined) throw new Error(`No getter for ${name} of byte arrays`);
  return found;
}
