import { TransformStream } from "./streams";
import { TextDecoder, type TextDecoderOptions } from "./textEncoding";
import { encodeUtf8 } from "./utf8";
import { enumerable } from "./webidl";

export class TextEncoderStream {
  readonly #transform: TransformStream<unknown, Uint8Array>;

  constructor() {
    let high = "";
    this.#transform = new TransformStream<unknown, Uint8Array>({
      transform(chunk, controller) {
        const text = high + String(chunk);
        // A pair may be split between chunks, so a leading half waits for the next one.
        const last = text.charCodeAt(text.length - 1);
        const split = last >= 0xd800 && last <= 0xdbff;
        high = split ? text.slice(-1) : "";
        const whole = split ? text.slice(0, -1) : text;
        if (whole !== "") controller.enqueue(encodeUtf8(whole.toWellFormed()));
      },
      flush(controller) {
        if (high !== "") controller.enqueue(encodeUtf8("\uFFFD"));
      },
    });
  }

  get encoding(): string {
    return "utf-8";
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }

  get [Symbol.toStringTag](): string {
    return "TextEncoderStream";
  }
}

export class TextDecoderStream {
  readonly #decoder: TextDecoder;
  readonly #transform: TransformStream<ArrayBuffer | ArrayBufferView, string>;

  constructor(label: string = "utf-8", options: TextDecoderOptions = {}) {
    const decoder = new TextDecoder(label, options);
    this.#decoder = decoder;
    this.#transform = new TransformStream<ArrayBuffer | ArrayBufferView, string>({
      transform(chunk, controller) {
        if (chunk === undefined) throw new TypeError("The chunk is not a buffer source");
        const text = decoder.decode(chunk, { stream: true });
        if (text !== "") controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== "") controller.enqueue(text);
      },
    });
  }

  get encoding(): string {
    return this.#decoder.encoding;
  }

  get fatal(): boolean {
    return this.#decoder.fatal;
  }

  get ignoreBOM(): boolean {
    return this.#decoder.ignoreBOM;
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }

  get [Symbol.toStringTag](): string {
    return "TextDecoderStream";
  }
}

enumerable(TextEncoderStream.prototype, "encoding", "readable", "writable");
enumerable(TextDecoderStream.prototype, "encoding", "fatal", "ignoreBOM", "readable", "writable");
