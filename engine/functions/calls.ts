import type { Json } from "../protocol/json";

/** Claims of a verified token, in the shape `ctx.auth.getUserIdentity()` returns. */
export type IdentityAttributes = Record<string, Json> & {
  tokenIdentifier: string;
  issuer: string;
  subject: string;
};

/** Who calls: nobody, a verified user, or the holder of the admin key (who may act as a user). */
export type Identity =
  | { kind: "none" }
  | { kind: "user"; attributes: IdentityAttributes; token: string; expiresAt: number }
  | { kind: "admin"; actingAs?: IdentityAttributes };

/** What `ctx.meta.getRequestMetadata()` tells of the request that led to a call. */
export type RequestMetadata = {
  requestId: string;
  ip: string | null;
  userAgent: string | null;
  scheduledFunctionId?: string | null;
};

/**
 * One call of a function.
 * `component` is the path of the component instance ("" is the app, "a/b" is b inside a).
 * `path` is what clients send: `module/path:export`, with or without ".js", export "default" when left out.
 * `args` is the JSON text of the argument object in Convex's JSON encoding.
 * `access` is "public" for clients, "all" for admins, schedulers and other functions (internal ones too).
 */
export type FunctionCall = {
  component: string;
  path: string;
  args: string;
  identity: Identity;
  access: "public" | "all";
  request: RequestMetadata;
  /** A timestamp that `Backend.keepSnapshot` gave: a query reads that state while it is kept, else the newest. */
  at?: bigint;
};

/** How a call ended. `value` and `data` are JSON text in Convex's encoding. */
export type Outcome =
  | { ok: true; value: string; logLines: string[] }
  | { ok: false; message: string; data?: string; logLines: string[]; code?: string };

export type TimedOutcome = Outcome & { ts: bigint };

export function timed(outcome: Outcome, ts: bigint): TimedOutcome {
  if (!outcome.ok) return { ...outcome, ts };
  // Field by field: V8 makes a new hidden class for every spread of an object.
  const { ok, value, logLines } = outcome;
  return { ok, value, logLines, ts };
}

/** A query's outcome as subscriptions see it. */
export type QueryOutcome = {
  outcome: Outcome;
  journal: string | null;
  readsIdentity: boolean;
};

/** Which of a client's requests a mutation is; a repeated pair gets the first run's outcome again. */
export type RequestKey = { session: string; request: number };
