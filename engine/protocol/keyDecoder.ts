import type { Json } from "./json";
import { TAG } from "./keyTags";
import { float64ToJson } from "./scalars";

/** Reads one key from front to back. */
class KeyReader {
  private position = 0;

  constructor(private readonly key: string) {}

  get atEnd(): boolean {
    return this.position >= this.key.length;
  }

  value(): Json | undefined {
    const tag = this.byte();
    switch (tag) {
      case TAG.undefined:
        return undefined;
      case TAG.null:
        return null;
      case TAG.int64:
        return this.int64();
      case TAG.float64:
        return this.float64();
      case TAG.false:
        return false;
      case TAG.true:
        return true;
      case TAG.string:
        return this.escaped().toString("utf8");
      case TAG.bytes:
        return { $bytes: this.escaped().toString("base64") };
      case TAG.array:
        return this.array();
      case TAG.object:
        return this.object();
      default:
        throw new Error(`Malformed key: unknown tag ${tag}`);
    }
  }

  private byte(): number {
    if (this.atEnd) throw new Error("Malformed key: ends too early");
    return this.key.charCodeAt(this.position++);
  }

  private bytes(count: number): Buffer {
    const end = this.position + count;
    if (end > this.key.length) throw new Error("Malformed key: ends too early");
    const bytes = Buffer.from(this.key.slice(this.position, end), "latin1");
    this.position = end;
    return bytes;
  }

  private int64(): Json {
    const bytes = this.bytes(8);
    bytes[0] = bytes.readUInt8(0) ^ 0x80;
    return { $integer: bytes.reverse().toString("base64") };
  }

  private float64(): Json {
    const bytes = this.bytes(8);
    const wasNegative = bytes.readUInt8(0) < 0x80;
    bytes[0] = bytes.readUInt8(0) ^ 0x80;
    if (wasNegative) for (let i = 0; i < 8; i++) bytes[i] = bytes.readUInt8(i) ^ (i === 0 ? 0x7f : 0xff);
    const value = bytes.readDoubleBE(0);
    // The very bits, since JavaScript does not promise to keep those of a NaN.
    if (Number.isNaN(value)) return { $float: bytes.reverse().toString("base64") };
    return float64ToJson(value);
  }

  private escaped(): Buffer {
    const end = this.key.indexOf("\x00", this.position);
    if (end < 0) throw new Error("Malformed key: ends too early");
    const text = this.key.slice(this.position, end);
    this.position = end + 1;
    const raw = text.replaceAll("\x01\x01", "\x00").replaceAll("\x01\x02", "\x01");
    return Buffer.from(raw, "latin1");
  }

  private skipEnd(): boolean {
    if (this.key.charCodeAt(this.position) !== TAG.end) return false;
    this.position++;
    return true;
  }

  private array(): Json {
    const items: Json[] = [];
    while (!this.skipEnd()) items.push(this.value() ?? null);
    return items;
  }

  private object(): Json {
    const fields: [string, Json][] = [];
    while (!this.skipEnd()) {
      const name = this.value();
      if (typeof name !== "string") throw new Error("Malformed key: a field name is not a string");
      fields.push([name, this.value() ?? null]);
    }
    return Object.fromEntries(fields);
  }
}

/** The values that `encodeKey` made the key of. Throws if the key is malformed. */
export function decodeKey(key: string): (Json | undefined)[] {
  const reader = new KeyReader(key);
  const values: (Json | undefined)[] = [];
  while (!reader.atEnd) values.push(reader.value());
  return values;
}
