import { answering, answeringLater, type AsyncOp, fields, integer, type SyncOp } from "./reply";

/** The longest delay a timer of Node takes. */
const MAX_DELAY = 2 ** 31 - 1;

type Sleeper = { timer: NodeJS.Timeout; wake: () => void };

/** Timers of one sandbox. `end` drops those that run, their sleepers never waking. */
export function timerOps(): { sync: Record<string, SyncOp>; async: Record<string, AsyncOp>; end(): void } {
  const sleepers = new Map<number, Sleeper>();
  const arm = (id: number, milliseconds: number, wake: () => void): void => {
    const delay = Math.min(milliseconds, MAX_DELAY);
    const timer = setTimeout(() => {
      if (milliseconds > delay) return arm(id, milliseconds - delay, wake);
      sleepers.delete(id);
      wake();
    }, delay);
    sleepers.set(id, { timer, wake });
  };
  return {
    sync: {
      "timer.clear": answering((id) => {
        const sleeper = sleepers.get(Number(id));
        if (sleeper === undefined) return null;
        clearTimeout(sleeper.timer);
        sleepers.delete(Number(id));
        sleeper.wake();
        return null;
      }),
    },
    async: {
      "timer.sleep": answeringLater(async (args) => {
        const { id, milliseconds } = fields(args);
        await new Promise<void>((wake) => arm(integer(id), Number(milliseconds), wake));
        return { value: null };
      }),
    },
    end() {
      for (const { timer } of sleepers.values()) clearTimeout(timer);
      sleepers.clear();
    },
  };
}
