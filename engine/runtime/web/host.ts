import type { Ops } from "../ops";
import { DOMException } from "./domException";

type HostError = { name: string; message: string; cause?: string };
type Envelope = { value?: unknown; error?: HostError };

let connected: Ops | undefined;

/** Gives the web platform of this realm its host. Called once, before user code runs. */
export function connectHost(ops: Ops): void {
  connected = ops;
}

function host(): Ops {
  if (connected === undefined) throw new Error("The web platform is not installed");
  return connected;
}

/** An error the host described, made in this realm: a native error class or a DOMException. */
function errorFrom(error: HostError): Error {
  const options = error.cause === undefined ? undefined : { cause: new Error(error.cause) };
  switch (error.name) {
    case "Error":
      return new Error(error.message, options);
    case "TypeError":
      return new TypeError(error.message, options);
    case "RangeError":
      return new RangeError(error.message, options);
    default:
      return new DOMException(error.message, error.name);
  }
}

function open<T>(json: string): T {
  const reply = JSON.parse(json) as Envelope;
  if (reply.error !== undefined) throw errorFrom(reply.error);
  return reply.value as T;
}

/** Runs a host operation and returns its value. Throws what the host refused as an error of this realm. */
export function hostCall<T>(op: string, args: unknown, buffer?: Uint8Array): T {
  return open<T>(host().call(op, JSON.stringify(args), buffer));
}

/** As `hostCall`, with plain text both ways: for texts too large to pay JSON's quoting for. */
export function hostText(op: string, text: string, buffer?: Uint8Array): string {
  return host().call(op, text, buffer);
}

/** Runs a host operation whose value is bytes: the host keeps them until a buffer to fill is given. */
export function hostBytes(op: string, args: unknown, buffer?: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = hostCall<number>(op, args, buffer);
  const bytes = new Uint8Array(length);
  if (length > 0) host().call("bytes.take", "", bytes);
  return bytes;
}

/** Runs an asynchronous host operation (actions only). */
export async function hostCallAsync<T>(
  op: string,
  args: unknown,
  buffer?: Uint8Array,
): Promise<{ value: T; buffer: Uint8Array | undefined }> {
  const reply = await host().callAsync(op, JSON.stringify(args), buffer);
  return { value: open<T>(reply.json), buffer: reply.buffer };
}

// Taken before user code runs, and before the core hides it for being nondeterministic.
const Registry = globalThis.FinalizationRegistry;
const released =
  Registry === undefined
    ? undefined
    : new Registry<{ op: string; handle: number }>(({ op, handle }) => {
        try {
          host().call(op, `${handle}`);
        } catch {
          // Nobody could catch it, and a realm whose host is gone has nothing left to release.
        }
      });

/** Has `op` called with `handle` once `owner` is collected, so that the host can let go of it. */
export function releaseWith(owner: object, op: string, handle: number): void {
  released?.register(owner, { op, handle });
}
