import type { Identity, TimedOutcome } from "../../../engine/functions/calls";
import type { ClientMessage } from "../../../engine/protocol/messages";
import { QueryResult } from "../../../engine/sync/queryResult";
import type { ServerMessage } from "../../../engine/sync/serverMessages";
import { type ConnectionState, type Input, type Output, openConnection } from "../../../engine/sync/state";
import { step } from "../../../engine/sync/step";

export const SESSION = "0a1b2c3d-0000-4000-8000-000000000001";
export const NOW = 1_700_000_000_000;

export function result(value: string, journal: string | null = null): QueryResult {
  const outcome = { ok: true, value: JSON.stringify(value), logLines: [] } as const;
  return new QueryResult({ outcome: { ...outcome, logLines: [] }, journal, readsIdentity: false }, "r");
}

export const user = (subject: string, expiresAt = NOW + 3_600_000): Identity => ({
  kind: "user",
  attributes: { tokenIdentifier: `https://i|${subject}`, issuer: "https://i", subject },
  token: "t",
  expiresAt,
});

export const done = (ts: bigint): TimedOutcome => ({ ok: true, value: "null", logLines: [], ts });

export const add = (queryId: number, component = "") =>
  ({
    type: "Add",
    queryId,
    udfPath: "m:f",
    component,
    args: "{}",
    journal: null,
  }) as const;

export function modify(
  baseVersion: number,
  modifications: Extract<ClientMessage, { type: "ModifyQuerySet" }>["modifications"],
  newVersion = baseVersion + 1,
): ClientMessage {
  return { type: "ModifyQuerySet", baseVersion, newVersion, modifications };
}

export function mutation(requestId: number, component = ""): ClientMessage {
  return { type: "Mutation", requestId, udfPath: "m:w", component, args: "{}" };
}

export function authenticate(baseVersion: number, value = "jwt"): ClientMessage {
  return { type: "Authenticate", baseVersion, token: { tokenType: "User", value } };
}

/** A connection driven by hand, at a clock and a head that the test moves. */
export class Harness {
  readonly state: ConnectionState = openConnection();
  now = NOW;
  head = 10n;

  feed(input: Input): Output[] {
    return step(this.state, input, { now: this.now, head: this.head });
  }

  receive(message: ClientMessage): Output[] {
    return this.feed({ type: "message", message });
  }

  results(changes: Record<number, QueryResult | null>): Output[] {
    return this.feed({
      type: "refreshed",
      changes: Object.entries(changes).map(([id, value]) => ({ queryId: Number(id), result: value })),
    });
  }

  connect(maxObservedTimestamp: bigint | null = null): Output[] {
    return this.receive({
      type: "Connect",
      sessionId: SESSION,
      maxObservedTimestamp,
      clientTs: NOW + 7,
    });
  }

  /** Connected, with one query that has shown "a". */
  static shown(): Harness {
    const harness = new Harness();
    harness.connect();
    harness.receive(modify(0, [add(0)]));
    harness.results({ 0: result("a") });
    return harness;
  }
}

/** Outputs in one line each, for tables. */
export function brief(outputs: Output[]): string[] {
  return outputs.map((output) => {
    switch (output.type) {
      case "send":
        return briefMessage(output.message);
      case "subscribe":
        return `subscribe ${output.queryId} as ${output.call.identity.kind} ${output.call.access}`;
      case "unsubscribe":
        return `unsubscribe ${output.queryId}`;
      case "mutate":
        return `mutate ${output.key.request}`;
      case "act":
        return `act ${output.request.requestId}`;
      case "verify":
        return `verify ${output.token.tokenType}`;
      case "awaitHead":
        return `awaitHead ${output.ts}`;
      case "close":
        return `close ${output.code ?? "-"} ${output.reason ?? "-"}`;
    }
  });
}

function briefMessage(message: ServerMessage): string {
  switch (message.type) {
    case "Transition": {
      const version = ({ querySet, identity, ts }: typeof message.start) => `${querySet}:${identity}@${ts}`;
      const modifications = message.modifications.map((modification) =>
        modification.type === "Remove"
          ? ` -${modification.queryId}`
          : ` ${modification.queryId}=${shownValue(modification.result, modification.queryId)}`,
      );
      return `${version(message.start)} > ${version(message.end)}${modifications.join("")}`;
    }
    case "MutationResponse":
    case "ActionResponse":
      return `${message.type} ${message.requestId} ${message.outcome.ok ? "ok" : message.outcome.message}`;
    case "AuthError":
      return `AuthError ${message.baseVersion} ${message.authUpdateAttempted}: ${message.error}`;
    case "FatalError":
      return `FatalError ${message.error}`;
    case "Ping":
      return "Ping";
  }
}

function shownValue(shown: QueryResult, queryId: number): string {
  const { value, errorMessage } = JSON.parse(shown.modification(queryId)) as {
    value?: string;
    errorMessage?: string;
  };
  return value ?? `!${errorMessage}`;
}
