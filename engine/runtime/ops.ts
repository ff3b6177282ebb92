/**
 * What in-realm code may ask of the host. Strings and bytes are the only things that cross: every
 * object given or returned here is made in the caller's realm.
 */
export interface Ops {
  /**
   * Runs a host operation now and returns its JSON text. `buffer`, if given, is read or filled in
   * place by the host. A refusal of the host is thrown as an in-realm `Error`.
   */
  call(op: string, json: string, buffer?: Uint8Array): string;
  /** Starts a host operation (actions only). Rejects with an in-realm `Error`. */
  callAsync(op: string, json: string, buffer?: Uint8Array): Promise<OpReply>;
}

export type OpReply = { json: string; buffer?: Uint8Array };

/** What a context is for: queries and mutations, or actions and HTTP actions. */
export type SandboxKind = "transaction" | "action";
