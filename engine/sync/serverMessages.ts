import type { Outcome, TimedOutcome } from "../functions/calls";
import { withRequestId } from "../protocol/errorMessage";
import { encodeTs } from "../protocol/timestamps";
import type { QueryResult, Version } from "./queryResult";

export type Modification =
  { type: "Update"; queryId: number; result: QueryResult } | { type: "Remove"; queryId: number };

/** `clock`: how far the client's clock is ahead, and the server's own, both in ms. */
export type Transition = {
  type: "Transition";
  start: Version;
  end: Version;
  modifications: Modification[];
  clock: { skewMs: number; nowMs: number } | null;
};

/** What the server says on the sync socket. `serverRequestId` is shown in error texts. */
export type ServerMessage =
  | Transition
  | {
      type: "MutationResponse";
      requestId: number;
      serverRequestId: string;
      outcome: TimedOutcome | Outcome;
    }
  | { type: "ActionResponse"; requestId: number; serverRequestId: string; outcome: Outcome }
  | { type: "AuthError"; error: string; baseVersion: number; authUpdateAttempted: boolean }
  | { type: "FatalError"; error: string }
  | { type: "Ping" };

/** Convex's size from which a Transition is sent in pieces. */
export const MAX_CHUNK_LENGTH = 5_000_000;

/** The frame of a message: text, or bytes of text shared with other connections. */
export function encodeServerMessage(message: ServerMessage): string | Buffer {
  switch (message.type) {
    case "Transition":
      return encodeTransition(message);
    case "MutationResponse":
    case "ActionResponse":
      return encodeResponse(message);
    case "AuthError":
    case "FatalError":
    case "Ping":
      return JSON.stringify(message);
  }
}

/** Splits the text of a Transition into TransitionChunk messages, never inside a character. */
export function splitTransition(text: string, chunkLength = MAX_CHUNK_LENGTH): string[] {
  const chunks: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + chunkLength, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    chunks.push(text.slice(start, end));
    start = end;
  }
  return chunks.map((chunk, partNumber) =>
    JSON.stringify({
      type: "TransitionChunk",
      chunk,
      partNumber,
      totalParts: chunks.length,
      transitionId: String(text.length),
    }),
  );
}

function encodeTransition(transition: Transition): string | Buffer {
  const [only, ...others] = transition.modifications;
  if (only?.type !== "Update" || others.length > 0 || transition.clock !== null) {
    return writeTransition(transition);
  }
  const { start, end } = transition;
  return only.result.frame(only.queryId, start, end, () => writeTransition(transition));
}

function writeTransition({ start, end, modifications, clock }: Transition): string {
  const parts = modifications.map((modification) =>
    modification.type === "Update"
      ? modification.result.modification(modification.queryId)
      : `{"type":"QueryRemoved","queryId":${modification.queryId}}`,
  );
  const clockFields =
    clock === null ? "" : `,"clientClockSkew":${clock.skewMs},"serverTs":${BigInt(clock.nowMs) * 1_000_000n}`;
  return (
    `{"type":"Transition","startVersion":${writeVersion(start)},"endVersion":${writeVersion(end)}` +
    `,"modifications":[${parts.join(",")}]${clockFields}}`
  );
}

function writeVersion({ querySet, identity, ts }: Version): string {
  return `{"querySet":${querySet},"identity":${identity},"ts":"${encodeTs(ts)}"}`;
}

function encodeResponse(
  message: Extract<ServerMessage, { type: "MutationResponse" | "ActionResponse" }>,
): string {
  const { type, requestId, outcome } = message;
  const head = `{"type":"${type}","requestId":${requestId},"success":${outcome.ok}`;
  const logLines = `,"logLines":${JSON.stringify(outcome.logLines)}`;
  if (outcome.ok) {
    const ts = "ts" in outcome ? `,"ts":"${encodeTs(outcome.ts)}"` : "";
    return `${head},"result":${outcome.value}${ts}${logLines}}`;
  }
  const error = JSON.stringify(withRequestId(outcome.message, message.serverRequestId));
  const data = outcome.data === undefined ? "" : `,"errorData":${outcome.data}`;
  return `${head},"result":${error}${data}${logLines}}`;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
