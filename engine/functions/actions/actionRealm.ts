import { HostCall } from "../../runtime/bridge";
import type { HostCallCode } from "../../runtime/bridge";
import { readFailure } from "../sandbox/failures";
import { onRealmRejection } from "../sandbox/guardThread";
import { hostView } from "../sandbox/hostView";
import type { Tagged } from "../sandbox/realm";
import { RealmHost, unavailable } from "../sandbox/realmHost";
import type { CallMessage, Ending, FromWorker, ModuleSet, RunMessage } from "./messages";
import { isHostOperation } from "./messages";

export type RealmOwner = {
  post(message: FromWorker, transfer: ArrayBuffer[]): void;
  /** The run is over and the realm may be given another, or not. */
  finished(realm: ActionRealm, reusable: boolean): void;
};

const method = { action: "invokeAction", http: "runRequest" } as const;

/** A realm that runs actions and HTTP actions, one at a time. */
export class ActionRealm extends RealmHost {
  readonly #owner: RealmOwner;
  readonly #state: { run: RunMessage | null };
  /** Calls that the realm waits for. */
  #open = 0;

  constructor(modules: ModuleSet, env: Record<string, string>, owner: RealmOwner) {
    const state: { run: RunMessage | null } = { run: null };
    super({
      kind: "action",
      env,
      loadModule: (path) => (Object.hasOwn(modules, path) ? (modules[path] ?? null) : null),
      log: (line) => {
        if (state.run !== null) owner.post({ kind: "log", run: state.run.id, line }, []);
      },
    });
    this.#owner = owner;
    this.#state = state;
    const { controls } = this.realm;
    onRealmRejection(controls.promisePrototype, {
      rejected: (_promise, reason) => this.#rejected(controls.describe(reason)),
    });
  }

  /** Starts a run; its end is posted. */
  start(run: RunMessage): void {
    this.begin();
    this.#open = 0;
    this.#state.run = run;
    const { module, args, seed, route } = run;
    const exportName = run.kind === "http" ? "default" : run.export;
    try {
      this.realm.controls.enter(module, exportName, method[run.kind], args, Date.now(), seed, route);
    } catch {
      this.#end({ ok: false, message: "Uncaught RangeError: Maximum call stack size exceeded\n" });
    }
  }

  /** Hands the realm the main thread's answer to one of its calls. */
  answered(call: number, tagged: Tagged, bytes?: Uint8Array): void {
    if (this.#state.run !== null) this.#settle(call, tagged, bytes);
  }

  /** Ends the run without a word; nothing of it goes on. */
  abandon(): void {
    this.#state.run = null;
    this.dispose();
  }

  protected override answer(
    call: HostCallCode,
    name: string,
    text: string,
    buffer: unknown,
    id: number,
  ): unknown {
    if (this.#state.run === null) return 'e{"message":"The function has ended"}';
    switch (call) {
      case HostCall.startSyscall:
        return this.#ask("syscall", name, text, undefined, id);
      case HostCall.startOp:
        return this.#startOp(name, text, hostView(buffer), id);
      case HostCall.settled:
        return this.#settled(name, text);
      default:
        return unavailable(name);
    }
  }

  #startOp(name: string, text: string, buffer: Uint8Array | undefined, id: number): Tagged {
    if (isHostOperation(name)) return this.#ask(name, "", text, buffer, id);
    const op = Object.hasOwn(this.ops.async, name) ? this.ops.async[name] : undefined;
    if (op === undefined) return unavailable(name);
    const { run } = this.#state;
    this.#open += 1;
    void op(text, buffer).then(({ json, buffer: bytes }) => {
      if (this.#state.run === run) this.#settle(id, `v${json}`, bytes);
    });
    return "v";
  }

  #ask(
    op: CallMessage["op"],
    name: string,
    text: string,
    buffer: Uint8Array | undefined,
    id: number,
  ): Tagged {
    const { run } = this.#state;
    if (run === null) return unavailable(name);
    this.#open += 1;
    const call: CallMessage = { kind: "call", run: run.id, call: id, op, name, text };
    if (buffer === undefined) {
      this.#owner.post(call, []);
    } else {
      const bytes = buffer.slice();
      this.#owner.post({ ...call, bytes }, [bytes.buffer]);
    }
    return "v";
  }

  #settle(id: number, tagged: Tagged, bytes: Uint8Array | undefined): void {
    const { controls } = this.realm;
    this.#open -= 1;
    try {
      const copy = bytes === undefined ? undefined : controls.allocate(bytes.length);
      if (bytes !== undefined) hostView(copy)?.set(bytes);
      controls.settle(id, tagged, copy);
    } catch {
      this.#end({ ok: false, message: "Uncaught RangeError: Maximum call stack size exceeded\n" });
    }
  }

  #settled(part: string, outcome: string): undefined {
    const { run } = this.#state;
    if (run === null) return undefined;
    const result = this.#ending(outcome);
    if (part === "body") {
      this.#owner.post({ kind: "bodyEnd", run: run.id, result }, []);
      this.#finish();
    } else if (run.kind === "http" && result.ok) {
      this.#owner.post({ kind: "result", run: run.id, result }, []);
    } else {
      this.#end(result);
    }
    return undefined;
  }

  #ending(outcome: string): Ending {
    if (this.broken !== null)
      return { ok: false, message: "Your request couldn't be completed. Try again later.\n" };
    if (this.uncatchable !== null) return { ok: false, message: `${this.uncatchable}\n` };
    if (outcome.startsWith("v")) return { ok: true, value: outcome.slice(1) };
    return { ok: false, ...readFailure(outcome.slice(1), this.find) };
  }

  /** What nobody handles fails the action, as an exception would. */
  #rejected(failure: string): void {
    if (this.#state.run !== null) this.#end(this.#ending(failure));
  }

  #end(result: Ending): void {
    const { run } = this.#state;
    if (run === null) return;
    this.#owner.post({ kind: "result", run: run.id, result }, []);
    this.#finish();
  }

  /** A realm that still waits for something could act in the name of its next run. */
  #finish(): void {
    const reusable = this.#open === 0 && this.broken === null;
    this.#state.run = null;
    if (!reusable) this.dispose();
    this.#owner.finished(this, reusable);
  }
}
