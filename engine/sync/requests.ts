import { createHash } from "node:crypto";
import type { Outcome, TimedOutcome } from "../functions/calls";
import type { FunctionRequest } from "../protocol/messages";
import {
  type Call,
  type ConnectionState,
  type Environment,
  type Output,
  type StartedRequest,
  TOKEN_EXPIRED,
  authError,
  close,
  isExpired,
} from "./state";

/** Convex's limits for one connection. */
const MAX_MUTATIONS_IN_FLIGHT = 1_000;
const MAX_ACTIONS_IN_FLIGHT = 1_000;

export const COMPONENT_DENIED =
  "Only admin or system users can call functions on non-root components directly";

/** Starts a mutation or an action. Mutations are started in the order they came. */
export function startRequest(state: ConnectionState, message: FunctionRequest, env: Environment): Output[] {
  if (isExpired(state.identity, env.now)) return authError(state, TOKEN_EXPIRED, false);
  const { requestId } = message;
  const request = { requestId, serverRequestId: serverRequestId(state.sessionId, requestId) };
  if (!mayCall(state, message.component)) return [deny(message.type, request)];
  const call = callOf(state, message);
  if (message.type === "Mutation") {
    if (state.mutationsInFlight >= MAX_MUTATIONS_IN_FLIGHT) {
      return close(state, 1013, "TooManyConcurrentMutations");
    }
    state.mutationsInFlight += 1;
    const key = { session: state.sessionId, request: requestId };
    return [{ type: "mutate", request, call, key }];
  }
  if (state.actionsInFlight >= MAX_ACTIONS_IN_FLIGHT) {
    return close(state, 1013, "TooManyInflightActionsForSingleClient");
  }
  state.actionsInFlight += 1;
  return [{ type: "act", request, call }];
}

/** Answers a mutation; the client then waits for a Transition that shows it. */
export function finishMutation(
  state: ConnectionState,
  request: StartedRequest,
  outcome: TimedOutcome,
  env: Environment,
): Output[] {
  state.mutationsInFlight -= 1;
  const outputs: Output[] = [{ type: "send", message: { type: "MutationResponse", ...request, outcome } }];
  if (!outcome.ok) return outputs;
  state.owesTransition = true;
  if (outcome.ts > state.mustReach) state.mustReach = outcome.ts;
  if (outcome.ts > env.head) outputs.push({ type: "awaitHead", ts: outcome.ts });
  return outputs;
}

export function finishAction(state: ConnectionState, request: StartedRequest, outcome: Outcome): Output[] {
  state.actionsInFlight -= 1;
  return [{ type: "send", message: { type: "ActionResponse", ...request, outcome } }];
}

/** Only admins reach into components. */
export function mayCall(state: ConnectionState, component: string): boolean {
  return component === "" || state.identity.kind === "admin";
}

/** The call of a function as the connection's identity. */
export function callOf(
  state: ConnectionState,
  { component, udfPath, args }: { component: string; udfPath: string; args: string },
): Call {
  const { identity } = state;
  const access = identity.kind === "admin" ? "all" : "public";
  return { component, path: udfPath, args, identity, access };
}

function deny(type: "Mutation" | "Action", request: StartedRequest): Output {
  const outcome: Outcome = { ok: false, message: COMPONENT_DENIED, logLines: [] };
  return { type: "send", message: { type: `${type}Response`, ...request, outcome } };
}

/** The id a request is logged under, which log readers can derive from what the client knows. */
export function serverRequestId(sessionId: string, requestId: number): string {
  return createHash("sha256").update(`${sessionId}|${requestId}`).digest("hex").slice(0, 16);
}
