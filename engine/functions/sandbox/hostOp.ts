/** What an asynchronous operation answers: JSON text, and bytes that the realm gets a copy of. */
export type HostReply = { json: string; buffer?: Uint8Array };

/**
 * A host operation of the web globals; see engine/runtime/ops.ts. `buffer` is a view of the realm's
 * memory, to read or fill before the operation returns. It throws to refuse.
 */
export type HostOp = (json: string, buffer?: Uint8Array) => string | Promise<HostReply>;

export type HostOps = Readonly<Record<string, HostOp>>;

/** The error reply for what a host operation threw. */
export function refusal(error: unknown): string {
  const { name, message } = error as { name?: unknown; message?: unknown };
  return `e${JSON.stringify({ name, message: typeof message === "string" ? message : "The operation failed" })}`;
}
