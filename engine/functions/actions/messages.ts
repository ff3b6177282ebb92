import type { CompiledModule } from "../sandbox/compileModule";
import type { Tagged } from "../sandbox/realm";

/** The compiled modules of one definition for one environment. */
export type ModuleSet = Record<string, CompiledModule>;

/** One run of an action or HTTP action, as its worker gets it. */
export type RunMessage = {
  id: number;
  kind: "action" | "http";
  /** Names a module set that was sent before. */
  codeKey: string;
  component: string;
  env: Record<string, string>;
  module: string;
  export: string;
  /** JSON text: the list of arguments, or the request of an HTTP action. */
  args: string;
  /** The path that the router of an HTTP action looks up. */
  route: string;
  seed: string;
};

/** From the main thread. */
export type ToWorker =
  | { kind: "code"; key: string; modules: ModuleSet }
  | { kind: "forget"; key: string }
  | { kind: "run"; run: RunMessage }
  | { kind: "answer"; run: number; call: number; tagged: Tagged; bytes?: Uint8Array }
  | { kind: "end"; run: number }
  | { kind: "ping" };

/** What a running action asks of the main thread; each call is answered once. */
export type CallMessage = {
  kind: "call";
  run: number;
  call: number;
  /** "syscall" with its operation as `name`; else one of the host operations below. */
  op: "syscall" | HostOperation;
  name: string;
  text: string;
  bytes?: Uint8Array;
};

export const hostOperations = ["storage.store", "storage.get", "http.read", "http.write"] as const;

export type HostOperation = (typeof hostOperations)[number];

export function isHostOperation(name: string): name is HostOperation {
  return (hostOperations as readonly string[]).includes(name);
}

/** How a run, or the body of its response, ended; messages are as clients see them. */
export type Ending = { ok: true; value: string } | { ok: false; message: string; data?: string };

/** To the main thread. */
export type FromWorker =
  | CallMessage
  | { kind: "begun"; run: number }
  | { kind: "log"; run: number; line: string }
  | { kind: "result"; run: number; result: Ending }
  | { kind: "bodyEnd"; run: number; result: Ending }
  | { kind: "pong" };
