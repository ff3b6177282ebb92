import { DOMException } from "./domException";
import { Event } from "./event";
import { EventTarget } from "./eventTarget";
import { setTimeout } from "./timers";
import { enumerable } from "./webidl";

const CONSTRUCT = Symbol("construct");

/** Aborts a signal: steps added inside the platform first, then the event. Filled in by the class. */
export let signalAbort: (signal: AbortSignal, reason: unknown) => void;
/** Runs `step` when the signal aborts; returns what takes it back. Filled in by the class. */
export let onAbort: (signal: AbortSignal, step: (reason: unknown) => void) => () => void;

type AbortHandler = ((event: Event) => unknown) | null;

export class AbortSignal extends EventTarget {
  #aborted = false;
  #reason: unknown = undefined;
  #steps = new Set<(reason: unknown) => void>();
  #handler: AbortHandler = null;
  #listening = false;

  static {
    signalAbort = (signal, reason) => {
      if (signal.#aborted) return;
      signal.#aborted = true;
      signal.#reason =
        reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
      const steps = [...signal.#steps];
      signal.#steps.clear();
      for (const step of steps) step(signal.#reason);
      signal.dispatchEvent(new Event("abort"));
    };
    onAbort = (signal, step) => {
      if (signal.#aborted) {
        step(signal.#reason);
        return () => {};
      }
      signal.#steps.add(step);
      return () => signal.#steps.delete(step);
    };
  }

  constructor(key?: symbol) {
    if (key !== CONSTRUCT) throw new TypeError("Illegal constructor");
    super();
  }

  static abort(reason?: unknown): AbortSignal {
    const signal = new AbortSignal(CONSTRUCT);
    signalAbort(signal, reason);
    return signal;
  }

  /** Aborts with a TimeoutError after so many milliseconds. Timers, so actions only. */
  static timeout(milliseconds: number): AbortSignal {
    const signal = new AbortSignal(CONSTRUCT);
    setTimeout(() => {
      signalAbort(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError"));
    }, milliseconds);
    return signal;
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const signal = new AbortSignal(CONSTRUCT);
    const given = [...signals];
    for (const each of given) {
      if (!(each instanceof AbortSignal)) {
        throw new TypeError(
          "Failed to execute 'any' on 'AbortSignal': Failed to convert value to 'AbortSignal'.",
        );
      }
    }
    const aborted = given.find((each) => each.aborted);
    if (aborted !== undefined) signalAbort(signal, aborted.reason);
    else for (const each of given) onAbort(each, (reason) => signalAbort(signal, reason));
    return signal;
  }

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  get onabort(): AbortHandler {
    return this.#handler;
  }

  set onabort(handler: AbortHandler) {
    this.#handler = typeof handler === "function" ? handler : null;
    if (this.#listening) return;
    this.#listening = true;
    this.addEventListener("abort", (event) => this.#handler?.call(this, event));
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason;
  }

  override get [Symbol.toStringTag](): string {
    return "AbortSignal";
  }
}

export class AbortController {
  readonly #signal = new AbortSignal(CONSTRUCT);

  get signal(): AbortSignal {
    return this.#signal;
  }

  abort(reason?: unknown): void {
    signalAbort(this.#signal, reason);
  }

  get [Symbol.toStringTag](): string {
    return "AbortController";
  }
}

enumerable(AbortSignal.prototype, "aborted", "reason", "onabort", "throwIfAborted");
enumerable(AbortController.prototype, "signal", "abort");
