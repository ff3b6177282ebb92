/** The field and the curve y² = x³ − 3x + b of P-256 (FIPS 186-5; SEC 2, secp256r1). */
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** A point as 33 bytes: how even y is, and x (SEC 1). */
export function compressPoint(x: Uint8Array, y: Uint8Array): Uint8Array {
  return Uint8Array.of(2 + ((y.at(-1) ?? 0) & 1), ...x);
}

/** The point of 33 bytes, since WebCrypto takes compressed ones not everywhere; null where there is none. */
export function decompressPoint(bytes: Uint8Array): { x: Uint8Array; y: Uint8Array } | null {
  const parity = (bytes[0] ?? 0) - 2;
  if (bytes.length !== 33 || (parity !== 0 && parity !== 1)) return null;
  const x = bytes.subarray(1).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  if (x >= P) return null;
  const square = ((((x * x - 3n) * x + B) % P) + P) % P;
  // P mod 4 is 3: this is the root, if there is one.
  const root = power(square, (P + 1n) / 4n);
  if ((root * root) % P !== square) return null;
  const y = (root & 1n) === BigInt(parity) ? root : P - root;
  return { x: bytes.slice(1), y: bytesOf(y) };
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * factor) % P;
    factor = (factor * factor) % P;
  }
  return result;
}

function bytesOf(value: bigint): Uint8Array {
  const digits = value.toString(16).padStart(64, "0");
  return Uint8Array.from({ length: 32 }, (_, index) => parseInt(digits.slice(2 * index, 2 * index + 2), 16));
}
