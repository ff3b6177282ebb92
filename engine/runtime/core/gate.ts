import { HostCall } from "../bridge";
import type { Bridge, HostCallCode } from "../bridge";

const { parse } = JSON;
const InRealmError = Error;
const InRealmRangeError = RangeError;

/** Calls the host; nothing made outside this realm comes back, neither as a value nor as an exception. */
export type Gate = (
  call: HostCallCode,
  name: string,
  text: string,
  buffer?: Uint8Array,
  id?: number,
) => unknown;

/** Guards the bridge. The host answers all its own failures as text, so what it throws is a full stack. */
export function guardBridge(bridge: Bridge): Gate {
  return (call, name, text, buffer, id) => {
    let reply: unknown;
    try {
      reply = bridge(call, name, text, buffer, id);
    } catch {
      throw new InRealmRangeError("Maximum call stack size exceeded");
    }
    return reply;
  };
}

/** The text of a "v…" reply. Throws an in-realm Error for "e…", its `data` parsed when there is any. */
export function unwrapReply(reply: unknown): string {
  if (typeof reply !== "string") throw new InRealmError("The host gave no answer");
  const text = reply.substring(1);
  if (reply[0] === "v") return text;
  throw replyError(text);
}

function replyError(text: string): Error {
  const failure = parse(text) as { message: string; data?: string; name?: string };
  const error = new InRealmError(failure.message) as Error & { data?: unknown };
  if (failure.name !== undefined) error.name = failure.name;
  if (failure.data !== undefined) error.data = parse(failure.data);
  return error;
}

/** Ends the invocation with `message`, whatever user code catches. */
export function failUncatchably(gate: Gate, message: string): never {
  gate(HostCall.uncatchable, message, "");
  throw new InRealmError(message);
}
