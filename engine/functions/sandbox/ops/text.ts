import { answering, fields, Refusal, type SyncOp, text } from "./reply";

const encoder = new TextEncoder();
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const strictUtf8 = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
const NOTHING = new Uint8Array(0);

/** Text operations. Where JSON's quoting would cost, arguments and answers are plain text: "!" is failure. */
export function textOps(): Record<string, SyncOp> {
  return {
    "text.byteLength": (given) => String(Buffer.byteLength(given)),
    "text.encodeInto": (given, buffer = NOTHING) => {
      const { read, written } = encoder.encodeInto(given, buffer);
      return `${read},${written}`;
    },
    "text.decode": (_, buffer = NOTHING) => utf8.decode(buffer),
    "text.decodeFatal": (_, buffer = NOTHING) => attempt(() => strictUtf8.decode(buffer)),
    "text.btoa": (given) => Buffer.from(given, "latin1").toString("base64"),
    "text.atob": (given) => Buffer.from(given, "base64").toString("latin1"),
    "text.label": answering((label) => encodingOf(text(label))),
    ...decoderOps(),
  };
}

function attempt(decode: () => string): string {
  try {
    return `=${decode()}`;
  } catch {
    return "!";
  }
}

function encodingOf(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new Refusal("RangeError", `The encoding label provided ('${label}') is invalid.`);
  }
}

/** Decoders for other encodings than UTF-8, each kept from its first piece of input to its last. */
function decoderOps(): Record<string, SyncOp> {
  const decoders = new Map<number, TextDecoder>();
  let lastHandle = 0;
  const decode = (given: string, buffer: Uint8Array, stream: boolean): string => {
    const handle = Number(given);
    const decoder = decoders.get(handle);
    if (!stream) decoders.delete(handle);
    const reply = attempt(() => decoder?.decode(buffer, { stream }) ?? "");
    if (reply === "!") decoders.delete(handle);
    return reply;
  };
  return {
    "text.openDecoder": answering((args) => {
      const { encoding, fatal, ignoreBOM } = fields(args);
      lastHandle += 1;
      const options = { fatal: fatal === true, ignoreBOM: ignoreBOM === true };
      decoders.set(lastHandle, new TextDecoder(text(encoding), options));
      return lastHandle;
    }),
    "text.decodeMore": (given, buffer = NOTHING) => decode(given, buffer, true),
    "text.decodeLast": (given, buffer = NOTHING) => decode(given, buffer, false),
    "text.closeDecoder": answering((handle) => decoders.delete(Number(handle))),
  };
}
