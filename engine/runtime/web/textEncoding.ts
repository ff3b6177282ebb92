import { hostCall, hostText, releaseWith } from "./host";
import { decodeUtf8, encodeUtf8, encodeUtf8Into, incompleteTail } from "./utf8";
import { bytesOf, concatBytes, enumerable, usvString } from "./webidl";

export class TextEncoder {
  get encoding(): string {
    return "utf-8";
  }

  encode(text: string = ""): Uint8Array<ArrayBuffer> {
    return encodeUtf8(usvString(text));
  }

  encodeInto(text: string, target: Uint8Array): { read: number; written: number } {
    if (!(target instanceof Uint8Array)) {
      throw new TypeError(
        "Failed to execute 'encodeInto' on 'TextEncoder': parameter 2 is not of type 'Uint8Array'.",
      );
    }
    return encodeUtf8Into(usvString(text), target);
  }

  get [Symbol.toStringTag](): string {
    return "TextEncoder";
  }
}

const BOM = "\uFEFF";
const NOTHING = new Uint8Array(0);

export type TextDecoderOptions = { fatal?: boolean; ignoreBOM?: boolean };

export class TextDecoder {
  readonly #encoding: string;
  readonly #fatal: boolean;
  readonly #ignoreBOM: boolean;
  /** Bytes of a UTF-8 sequence that has begun. */
  #pending: Uint8Array = NOTHING;
  /** The host's decoder, for another encoding than UTF-8, while a stream is being decoded. */
  #handle: number | undefined;
  #streaming = false;
  #bomPassed = false;

  constructor(label: string = "utf-8", options: TextDecoderOptions = {}) {
    const given = String(label);
    this.#encoding = given === "utf-8" || given === "utf8" ? "utf-8" : hostCall<string>("text.label", given);
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  get encoding(): string {
    return this.#encoding;
  }

  get fatal(): boolean {
    return this.#fatal;
  }

  get ignoreBOM(): boolean {
    return this.#ignoreBOM;
  }

  decode(input?: ArrayBuffer | ArrayBufferView, options: { stream?: boolean } = {}): string {
    const bytes =
      input === undefined
        ? NOTHING
        : bytesOf(input, "Failed to execute 'decode' on 'TextDecoder': parameter 1");
    if (!this.#streaming) {
      this.#pending = NOTHING;
      this.#bomPassed = false;
    }
    this.#streaming = Boolean(options?.stream);
    try {
      return this.#encoding === "utf-8" ? this.#decodeUtf8(bytes) : this.#decodeByHost(bytes);
    } catch (error) {
      this.#streaming = false;
      throw error;
    }
  }

  #decodeUtf8(bytes: Uint8Array): string {
    const all = this.#pending.length > 0 ? concatBytes([this.#pending, bytes]) : bytes;
    const held = this.#streaming ? incompleteTail(all) : 0;
    this.#pending = held > 0 ? all.slice(all.length - held) : NOTHING;
    const text = decodeUtf8(held > 0 ? all.subarray(0, all.length - held) : all, this.#fatal);
    if (this.#bomPassed || text === "") return text;
    this.#bomPassed = true;
    return !this.#ignoreBOM && text.startsWith(BOM) ? text.slice(1) : text;
  }

  #decodeByHost(bytes: Uint8Array): string {
    if (this.#handle === undefined) {
      this.#handle = hostCall<number>("text.openDecoder", {
        encoding: this.#encoding,
        fatal: this.#fatal,
        ignoreBOM: this.#ignoreBOM,
      });
      releaseWith(this, "text.closeDecoder", this.#handle);
    }
    const handle = this.#handle;
    if (!this.#streaming) this.#handle = undefined;
    const reply = hostText(this.#streaming ? "text.decodeMore" : "text.decodeLast", String(handle), bytes);
    if (reply === "!") {
      this.#handle = undefined;
      throw new TypeError(`The encoded data was not valid for encoding ${this.#encoding}`);
    }
    return reply.slice(1);
  }

  get [Symbol.toStringTag](): string {
    return "TextDecoder";
  }
}

enumerable(TextEncoder.prototype, "encoding", "encode", "encodeInto");
enumerable(TextDecoder.prototype, "encoding", "fatal", "ignoreBOM", "decode");
