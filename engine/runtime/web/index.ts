import type { Ops, SandboxKind } from "../ops";
import { AbortController, AbortSignal } from "./abort";
import { atob, btoa } from "./base64";
import { Blob } from "./blob";
import { Crypto, makeCrypto } from "./crypto";
import { CryptoKey } from "./cryptoKey";
import { DOMException } from "./domException";
import { Event } from "./event";
import { EventTarget } from "./eventTarget";
import { fetch } from "./fetch";
import { File } from "./file";
import { FormData } from "./formData";
import { Headers } from "./headers";
import { connectHost } from "./host";
import { Navigator, navigator } from "./navigator";
import { setRefusals } from "./refused";
import { Request } from "./request";
import { Response } from "./response";
import * as streams from "./streams";
import { structuredClone } from "./structuredClone";
import { SubtleCrypto } from "./subtleCrypto";
import { TextDecoder, TextEncoder } from "./textEncoding";
import { TextDecoderStream, TextEncoderStream } from "./textStreams";
import { clearInterval, clearTimeout, setInterval, setTimeout } from "./timers";
import { URL } from "./url";
import { URLSearchParams } from "./urlSearchParams";
import { defineGlobal } from "./webidl";

export { blobOf, type StoredBytes } from "./blob";
export { type ByteSource, streamOf } from "./byteSource";
export { fromResponse, type OutgoingResponse, type RequestMeta, toRequest } from "./httpAction";

const CLASSES = {
  ...{
    AbortController,
    AbortSignal,
    Blob,
    Crypto,
    CryptoKey,
    DOMException,
    Event,
    EventTarget,
    File,
    FormData,
  },
  ...{ Headers, Navigator, Request, Response, SubtleCrypto, TextDecoder, TextDecoderStream, TextEncoder },
  ...{ TextEncoderStream, URL, URLSearchParams },
  ...streams,
};

const FUNCTIONS = {
  ...{ atob, btoa, clearInterval, clearTimeout, fetch, setInterval, setTimeout, structuredClone },
};

/** Random bytes by the generator behind `Math.random`, which is a seeded one in transactions. */
function seededFill(): (buffer: Uint8Array) => void {
  const { floor, random } = Math;
  return (buffer) => {
    for (let index = 0; index < buffer.length; index++) buffer[index] = floor(random() * 256);
  };
}

/**
 * Installs the web platform of Convex's default runtime on a realm's global object. In a realm for
 * transactions, `fetch`, timers and true randomness throw Convex's errors. `globalRandom` fills a buffer
 * with the bytes `crypto.getRandomValues` and `crypto.randomUUID` give; by default they follow the
 * `Math.random` of now in transactions, and are truly random in actions.
 */
export function installWeb(
  global: Record<string, unknown>,
  ops: Ops,
  kind: SandboxKind,
  globalRandom?: (buffer: Uint8Array) => void,
): void {
  connectHost(ops);
  setRefusals(kind === "transaction");
  for (const [name, value] of Object.entries({ ...CLASSES, ...FUNCTIONS })) {
    // Bundlers rename a class that refers to itself.
    Object.defineProperty(value, "name", { value: name, configurable: true });
    defineGlobal(global, name, value);
  }
  const trueFill = (buffer: Uint8Array): void => void ops.call("random.bytes", "", buffer);
  const fill = globalRandom ?? (kind === "transaction" ? seededFill() : trueFill);
  for (const [name, value] of Object.entries({ crypto: makeCrypto(fill), navigator })) {
    defineGlobal(global, name, value);
  }
}
