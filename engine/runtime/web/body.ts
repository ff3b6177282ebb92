import { Blob, blobMemory, blobSource } from "./blob";
import { type ByteSource, readAll, sourceOf, sourceOfBytes, streamOf } from "./byteSource";
import { FormData } from "./formData";
import type { Headers } from "./headers";
import { parseMimeType } from "./mimeType";
import { encodeMultipart, parseMultipart } from "./multipart";
import { ReadableStream } from "./streams";
import { parseUrlencoded } from "./urlencoded";
import { URLSearchParams } from "./urlSearchParams";
import { decodeUtf8Text, encodeUtf8 } from "./utf8";
import { bytesOf, enumerable, isBufferSource, usvString } from "./webidl";

/** What a body is made of: all its bytes, a blob, bytes to be read once, or a user's stream. */
export type BodyContent = Uint8Array | Blob | ByteSource | ReadableStream<unknown>;

/** Whether a stream has been read from or cancelled, which only its implementation knows. */
function isDisturbed(stream: ReadableStream<unknown>): boolean {
  return (stream as unknown as { _disturbed?: boolean })._disturbed === true;
}

/** The content of a body initializer and the media type it implies. Throws a TypeError for a used stream. */
export function extractContent(init: unknown): { content: BodyContent; type: string | null } {
  if (init instanceof ReadableStream) {
    if (init.locked || isDisturbed(init))
      throw new TypeError("Response body object should not be disturbed or locked");
    return { content: init, type: null };
  }
  if (init instanceof Blob) return { content: init, type: init.type === "" ? null : init.type };
  if (isBufferSource(init)) return { content: bytesOf(init).slice(), type: null };
  if (init instanceof FormData) {
    const blob = encodeMultipart(init);
    return { content: blob, type: blob.type };
  }
  if (init instanceof URLSearchParams) {
    return {
      content: encodeUtf8(init.toString()),
      type: "application/x-www-form-urlencoded;charset=UTF-8",
    };
  }
  return { content: encodeUtf8(usvString(init)), type: "text/plain;charset=UTF-8" };
}

/** A form out of a body of the given content type. */
function parseForm(bytes: Uint8Array, contentType: string | null): FormData {
  if (contentType === null) throw new TypeError("Missing content type");
  const mimeType = parseMimeType(contentType);
  if (mimeType === null) throw new TypeError("Invalid content type");
  if (mimeType.essence === "multipart/form-data") {
    const boundary = mimeType.parameters.get("boundary");
    if (boundary === undefined) {
      throw new TypeError("Missing boundary parameter in mime type of multipart formdata.");
    }
    return parseMultipart(bytes, boundary);
  }
  if (mimeType.essence !== "application/x-www-form-urlencoded") {
    throw new TypeError("Body cannot be decoded as form data");
  }
  const form = new FormData();
  for (const [name, value] of parseUrlencoded(decodeUtf8Text(bytes))) form.append(name, value);
  return form;
}

/** Takes the bytes of a body, which is then used; null if there is none. Filled in by the class. */
export let takeSource: (body: Body, method: string) => ByteSource | null;
/** Moves the content out of a body, which is then used; null if there is none. Filled in by the class. */
export let takeContent: (body: Body, method: string) => BodyContent | null;
/** How many bytes an unused body has, if that is known. Filled in by the class. */
export let knownLength: (body: Body) => number | null;

/** What Request and Response share. A stream is made only for who asks for `body`. */
export abstract class Body {
  #content: BodyContent | null = null;
  #stream: ReadableStream<Uint8Array> | null = null;
  #used = false;

  static {
    takeSource = (body, method) => {
      const content = takeContent(body, method);
      return content === null ? null : openContent(content);
    };
    takeContent = (body, method) => {
      body.#checkUsable(method);
      body.#used = body.#content !== null;
      return body.#stream ?? body.#content;
    };
    knownLength = (body) => {
      if (body.#content instanceof Uint8Array) return body.#content.length;
      return body.#content instanceof Blob ? body.#content.size : null;
    };
  }

  abstract get headers(): Headers;
  /** "Request" or "Response", for messages. */
  abstract get [Symbol.toStringTag](): string;

  protected setContent(content: BodyContent | null): void {
    this.#content = content;
    this.#stream = content instanceof ReadableStream ? (content as ReadableStream<Uint8Array>) : null;
  }

  #checkUsable(method: string): void {
    const prefix = `Failed to execute '${method}' on '${this[Symbol.toStringTag]}'`;
    if (this.bodyUsed) throw new TypeError(`${prefix}: body stream already read`);
    if (this.#stream?.locked) throw new TypeError(`${prefix}: body stream is locked`);
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.#content === null) return null;
    if (this.#stream !== null) return this.#stream;
    if (this.#used) {
      const consumed = new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
      consumed.getReader();
      this.#stream = consumed;
    } else {
      this.#stream = streamOf(openContent(this.#content));
    }
    return this.#stream;
  }

  get bodyUsed(): boolean {
    return this.#used || (this.#stream !== null && isDisturbed(this.#stream));
  }

  /** Content for a clone, this body keeping its own: shared if it is in memory, else the stream is split. */
  protected splitContent(): BodyContent | null {
    this.#checkUsable("clone");
    const content = this.#content;
    if (content === null) return null;
    if (this.#stream === null && (content instanceof Uint8Array || content instanceof Blob)) return content;
    const [kept, given] = (this.body ?? new ReadableStream<Uint8Array>()).tee();
    this.#stream = kept;
    return given;
  }

  async #bytes(method: string): Promise<Uint8Array<ArrayBuffer>> {
    const content = takeContent(this, method);
    if (content === null) return new Uint8Array(0);
    if (content instanceof Uint8Array) return content.slice();
    return readAll(openContent(content));
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.#bytes("arrayBuffer")).buffer;
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#bytes("bytes");
  }

  async blob(): Promise<Blob> {
    const bytes = await this.#bytes("blob");
    return new Blob([bytes], { type: this.headers.get("content-type") ?? "" });
  }

  async formData(): Promise<FormData> {
    return parseForm(await this.#bytes("formData"), this.headers.get("content-type"));
  }

  async json(): Promise<unknown> {
    return JSON.parse(decodeUtf8Text(await this.#bytes("json"))) as unknown;
  }

  async text(): Promise<string> {
    return decodeUtf8Text(await this.#bytes("text"));
  }
}

/** Opens content for reading: again and again if it is bytes or a blob, else once. */
export function openContent(content: BodyContent): ByteSource {
  if (content instanceof Uint8Array) return sourceOfBytes(content);
  if (content instanceof Blob) {
    const memory = blobMemory(content);
    return memory === undefined ? blobSource(content) : sourceOfBytes(memory);
  }
  return content instanceof ReadableStream ? sourceOf(content) : content;
}

enumerable(Body.prototype, "body", "bodyUsed", "arrayBuffer", "bytes", "blob", "formData", "json", "text");
