import { HostCall } from "../bridge";
import type { SandboxKind } from "../ops";
import type { Gate } from "./gate";

const InRealmDate = Date;
const reflectApply = Reflect.apply;
const reflectConstruct = Reflect.construct;
const dateToString = Date.prototype.toString;
const realNow = Date.now;

/** The time functions see: fixed for a query or mutation, running for an action. */
export class Clock {
  #fixed: number | null = null;
  #origin = 0;
  #running = false;

  /** `now` in ms since 1970; `running` lets time pass from there. */
  start(now: number, running: boolean): void {
    this.#fixed = running ? null : now;
    this.#origin = now;
    this.#running = running;
  }

  now(): number {
    return this.#fixed ?? realNow();
  }

  origin(): number {
    return this.#origin;
  }

  isRunning(): boolean {
    return this.#running;
  }
}

/** Replaces `Date` so that every way to read the current time goes through `clock`. */
export function installDate(global: typeof globalThis, clock: Clock): void {
  const now = (): number => clock.now();
  const PatchedDate = new Proxy(InRealmDate, {
    apply: () => reflectApply(dateToString, new InRealmDate(clock.now()), []) as string,
    construct: (target, args: unknown[], newTarget) =>
      reflectConstruct(target, args.length === 0 ? [clock.now()] : args, newTarget) as Date,
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  Object.defineProperty(InRealmDate.prototype, "constructor", {
    value: PatchedDate,
    writable: true,
    configurable: true,
  });
  define(global, "Date", PatchedDate);
}

/**
 * `performance.now()` is 0 throughout a query, so that its result cannot depend on it, and the
 * elapsed milliseconds elsewhere.
 */
export function installPerformance(
  global: typeof globalThis,
  gate: Gate,
  clock: Clock,
  kind: SandboxKind,
  isQuery: () => boolean,
): void {
  const performance = {
    now(): number {
      if (kind === "transaction" && isQuery()) return 0;
      const elapsed = gate(HostCall.elapsed, "", "");
      return typeof elapsed === "number" ? elapsed : 0;
    },
    get timeOrigin(): number {
      return clock.origin();
    },
    toJSON(): { timeOrigin: number } {
      return { timeOrigin: clock.origin() };
    },
  };
  define(global, "performance", performance);
}

function define(global: typeof globalThis, name: string, value: unknown): void {
  Object.defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
}
