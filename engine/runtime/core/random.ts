const { imul } = Math;
const charCodeAt = String.prototype.charCodeAt;
const reflectApply = Reflect.apply;

/** Seeded numbers (sfc32), so that a query run again gives the same answer. */
export class SeededRandom {
  #seed = "";
  #seeded = false;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  /** Hashing waits until a number is asked for: few functions ever do. */
  reseed(seed: string): void {
    this.#seed = seed;
    this.#seeded = false;
  }

  /** In [0, 1), with 53 random bits. */
  next(): number {
    if (!this.#seeded) this.#expandSeed();
    const high = this.#bits() >>> 5;
    const low = this.#bits() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** Fills `bytes`; what `crypto.getRandomValues` gives where results must be repeatable. */
  fill(bytes: Uint8Array): void {
    if (!this.#seeded) this.#expandSeed();
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.#bits() >>> 24;
  }

  #expandSeed(): void {
    this.#a = hash(this.#seed, 0x9e3779b9);
    this.#b = hash(this.#seed, 0x243f6a88);
    this.#c = hash(this.#seed, 0xb7e15162);
    this.#counter = 1;
    this.#seeded = true;
    for (let i = 0; i < 12; i++) this.#bits();
  }

  #bits(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }
}

/** FNV-1a with a final avalanche, from a chosen basis. */
function hash(text: string, basis: number): number {
  let h = basis | 0;
  for (let i = 0; i < text.length; i++) {
    h = imul(h ^ (reflectApply(charCodeAt, text, [i]) as number), 0x01000193);
  }
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
