/** A host operation answered at once. `buffer` is the caller's memory, to read or fill during the call. */
export type SyncOp = (json: string, buffer?: Uint8Array) => string;

/** A host operation answered later. `buffer` is valid during the call only. */
export type AsyncOp = (json: string, buffer?: Uint8Array) => Promise<{ json: string; buffer?: Uint8Array }>;

/** An error for the realm: a native error class or a DOMException, by name. */
export class Refusal extends Error {
  override readonly name: string;
  readonly reason: string | undefined;

  constructor(name: string, message: string, reason?: string) {
    super(message);
    this.name = name;
    this.reason = reason;
  }
}

const NOTHING = new Uint8Array(0);

/**
 * An operation over parsed arguments, which come from user realms: `run` checks what it relies on. What
 * it throws becomes an `{"error"}` reply, so nothing of this realm is thrown into the other.
 */
export function answering(run: (args: unknown, buffer: Uint8Array) => unknown): SyncOp {
  return (json, buffer) => {
    try {
      return JSON.stringify({ value: run(parseArgs(json), buffer ?? NOTHING) });
    } catch (error) {
      return refusalText(error);
    }
  };
}

export type LateAnswer = { value: unknown; buffer?: Uint8Array };

/** As `answering`, for an operation answered later. Its promise never rejects. */
export function answeringLater(run: (args: unknown, buffer: Uint8Array) => Promise<LateAnswer>): AsyncOp {
  return async (json, buffer) => {
    try {
      const { value, buffer: bytes } = await run(parseArgs(json), buffer ?? NOTHING);
      const reply = { json: JSON.stringify({ value }) };
      return bytes === undefined ? reply : { ...reply, buffer: bytes };
    } catch (error) {
      return { json: refusalText(error) };
    }
  };
}

function parseArgs(json: string): unknown {
  return json === "" ? null : (JSON.parse(json) as unknown);
}

const NATIVE = new Set(["TypeError", "RangeError"]);

/** Reads the error by its fields: in threads with sandboxes a RangeError is no `Error`. */
function refusalText(thrown: unknown): string {
  if (thrown instanceof Refusal) {
    const { name, message, reason } = thrown;
    return JSON.stringify({ error: { name, message, ...(reason === undefined ? {} : { cause: reason }) } });
  }
  const { name, message } = thrown as { name?: unknown; message?: unknown };
  const kind = typeof name === "string" && NATIVE.has(name) ? name : "Error";
  return JSON.stringify({ error: { name: kind, message: String(message) } });
}

/** The fields of an argument object. Throws a TypeError for anything else. */
export function fields(args: unknown): Record<string, unknown> {
  if (typeof args !== "object" || args === null) throw new TypeError("An argument object is missing");
  return args as Record<string, unknown>;
}

export function text(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("A string is missing");
  return value;
}

export function integer(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new TypeError("An integer is missing");
  return value as number;
}
