/** A timestamp as the sync protocol writes it: base64 of an unsigned 64-bit little-endian integer. */
export function encodeTs(ts: bigint): string {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64LE(ts);
  return bytes.toString("base64");
}

/** Reads what `encodeTs` wrote. Throws if it is not eight bytes of base64. */
export function decodeTs(encoded: string): bigint {
  const bytes = Buffer.from(encoded, "base64");
  if (bytes.length !== 8) throw new Error("A timestamp must be exactly eight bytes");
  return bytes.readBigUInt64LE(0);
}
