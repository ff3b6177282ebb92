import type { AuthenticateMessage, ClientMessage, ConnectMessage } from "../protocol/messages";
import type { HttpError } from "../http/httpError";
import { adoptIdentity, applyResults, modifyQuerySet } from "./querySet";
import { finishAction, finishMutation, startRequest } from "./requests";
import {
  type ConnectionState,
  type Environment,
  type Input,
  type Output,
  authError,
  close,
  fatal,
} from "./state";
import { nextTransition } from "./transition";

/** How far in the future a timestamp may be that a client claims to have seen. */
const MAX_CLOCK_LEAD_MS = 10_000;
const MAX_INBOX = 1_000;

/**
 * Advances a connection by one input and tells what to do next, in order. It does nothing itself:
 * equal states, inputs and environments give equal outputs. `state` is changed in place.
 */
export function step(state: ConnectionState, input: Input, env: Environment): Output[] {
  if (state.phase === "closed") return [];
  const outputs = react(state, input, env);
  outputs.push(...nextTransition(state, env));
  return outputs;
}

function react(state: ConnectionState, input: Input, env: Environment): Output[] {
  switch (input.type) {
    case "message":
      return receive(state, input.message, env);
    case "malformed":
      return fatal(state, "WSMessageInvalidJson", `Received Invalid JSON on websocket: ${input.reason}`);
    case "verified":
      return [...adoptIdentity(state, input.identity), ...emptyInbox(state, env)];
    case "refused":
      return refuse(state, input.error);
    case "mutated":
      return finishMutation(state, input.request, input.outcome, env);
    case "acted":
      return finishAction(state, input.request, input.outcome);
    case "refreshed":
      applyResults(state, input.changes);
      return [];
    case "writable":
      state.writable = input.writable;
      return [];
  }
}

function receive(state: ConnectionState, message: ClientMessage, env: Environment): Output[] {
  if (state.inbox !== null) {
    if (state.inbox.length >= MAX_INBOX) return close(state, 1013, "TooManyConcurrentRequests");
    state.inbox.push(message);
    return [];
  }
  if (state.phase === "opening" && message.type !== "Connect") {
    return fatal(state, "ConnectExpected", "The first message must be Connect");
  }
  switch (message.type) {
    case "Connect":
      return connect(state, message, env);
    case "ModifyQuerySet":
      return modifyQuerySet(state, message);
    case "Mutation":
    case "Action":
      return startRequest(state, message, env);
    case "Authenticate":
      return authenticate(state, message);
    case "Event":
      return [];
  }
}

function connect(state: ConnectionState, message: ConnectMessage, env: Environment): Output[] {
  if (state.phase === "open") return fatal(state, "AlreadyConnected", "Connect was sent twice");
  const seen = message.maxObservedTimestamp ?? 0n;
  const horizon = BigInt(Math.floor(env.now) + MAX_CLOCK_LEAD_MS) * 1_000_000n;
  if (seen > env.head && seen > horizon) return close(state, 1011, "ObservedTimestampInFuture");
  state.phase = "open";
  state.sessionId = message.sessionId;
  state.skewMs = message.clientTs === null ? 0 : Math.round(message.clientTs - env.now);
  state.floor = seen;
  return [];
}

/** Later messages wait until the token is verified: they are meant for the new identity. */
function authenticate(state: ConnectionState, message: AuthenticateMessage): Output[] {
  if (message.baseVersion !== state.receivedIdentity) {
    return close(state, 1008, "IdentityVersionMismatch");
  }
  state.inbox = [];
  return [{ type: "verify", token: message.token }];
}

function refuse(state: ConnectionState, error: HttpError): Output[] {
  // The provider could not be asked: the token may be good, so the client is to try again.
  if (error.status >= 500) return close(state, 1013, error.code);
  return authError(state, error.message, true);
}

function emptyInbox(state: ConnectionState, env: Environment): Output[] {
  const waiting = state.inbox ?? [];
  state.inbox = null;
  const outputs: Output[] = [];
  for (const message of waiting) {
    if (state.phase === "closed") break;
    outputs.push(...receive(state, message, env));
  }
  return outputs;
}
