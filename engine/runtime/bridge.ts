/** The calls a context can make of its host, as the first argument of the bridge. */
export const HostCall = {
  syscall: 0,
  startSyscall: 1,
  op: 2,
  startOp: 3,
  log: 4,
  loadModule: 5,
  mapFrames: 6,
  elapsed: 7,
  uncatchable: 8,
  settled: 9,
} as const;

export type HostCallCode = (typeof HostCall)[keyof typeof HostCall];

/**
 * The one host function a context holds. Only strings, numbers and in-realm byte views go in; a
 * string, a number, undefined or an in-realm module function comes out.
 */
export type Bridge = (
  call: HostCallCode,
  name: string,
  text: string,
  buffer?: Uint8Array,
  id?: number,
) => unknown;

/** What a user module is compiled to. */
export type ModuleFunction = (
  exports: object,
  require: (specifier: string) => unknown,
  module: { exports: object },
) => void;

/** One frame of a user error as the context saw it, positions in the compiled module. */
export type RawFrame = {
  call: string;
  file: string | null;
  line: number | null;
  column: number | null;
};

/** How an uncaught error leaves its context, as JSON. `frames` is null when V8 gave none. */
export type RawFailure = { message: string; frames: RawFrame[] | null; data?: string };

/** In-realm functions the host keeps; user code never sees them. Arguments and results are primitives. */
export interface ContextControls {
  /** Starts a query, mutation or action. `finish` tells how it went once microtasks are drained. */
  enter(
    module: string,
    exportName: string,
    method: string,
    args: string,
    now: number,
    seed: string,
    route?: string,
  ): void;
  /** "v" + result, "e" + JSON of RawFailure, or "" while the function has not settled. */
  finish(): string;
  /** "v" + JSON of what an analysis step found, or "e" + JSON of RawFailure. */
  inspect(step: string, module: string, name: string): string;
  /** Ends a `startSyscall` or `startOp`: `tagged` as the bridge replies, `buffer` from `allocate`. */
  settle(id: number, tagged: string, buffer?: Uint8Array): void;
  /** A byte array of this context for the host to fill. */
  allocate(length: number): Uint8Array;
  /** "e" + JSON of RawFailure for what a promise of this context rejected with. */
  describe(thrown: unknown): string;
  /** By which the host knows a promise of this context; nothing else is done with it. */
  readonly promisePrototype: object;
}

/** The value of the runtime bundle. */
export type Boot = (bridge: Bridge, kind: string, env: string) => ContextControls;
