import { hostCall, hostCallAsync } from "./host";
import { refuseInTransactions } from "./refused";

type Handler = (...args: unknown[]) => void;

const active = new Set<number>();
let lastId = 0;

function start(name: string, handler: Handler, delay: unknown, args: unknown[], repeat: boolean): number {
  refuseInTransactions(name);
  if (typeof handler !== "function") {
    throw new TypeError(`Failed to execute '${name}': parameter 1 is not of type 'Function'.`);
  }
  const given = Number(delay);
  const milliseconds = Number.isFinite(given) ? Math.max(0, given) : 0;
  const id = ++lastId;
  active.add(id);
  void run(id, milliseconds, () => handler(...args), repeat);
  return id;
}

/** A handler that throws rejects this promise, which nobody handles: the sandbox takes it as uncaught. */
async function run(id: number, milliseconds: number, handler: () => void, repeat: boolean): Promise<void> {
  do {
    await hostCallAsync("timer.sleep", { id, milliseconds });
    if (!active.has(id)) return;
    if (!repeat) active.delete(id);
    handler();
  } while (active.has(id));
}

function stop(id: unknown): void {
  const number = Number(id);
  if (active.delete(number)) hostCall("timer.clear", number);
}

export function setTimeout(handler: Handler, delay?: number, ...args: unknown[]): number {
  return start("setTimeout", handler, delay, args, false);
}

export function setInterval(handler: Handler, delay?: number, ...args: unknown[]): number {
  return start("setInterval", handler, delay, args, true);
}

export function clearTimeout(id?: number): void {
  stop(id);
}

export function clearInterval(id?: number): void {
  stop(id);
}
