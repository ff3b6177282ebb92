import { describe, expect, onTestFinished, test, vi } from "vitest";
import { UserTime } from "../../../../engine/functions/executor/userTime";
import { Watchdog } from "../../../../engine/functions/executor/watchdog";

const LIMITS = { userTime: 1_000, memory: 64 };
const TIMED_OUT = "Function execution timed out (maximum duration: 1s)";
const OUT_OF_MEMORY = "JavaScript execution ran out of memory (maximum memory usage: 64 MB)";

function watched() {
  vi.useFakeTimers({ now: 1_000_000 });
  const end = vi.fn();
  const watchdog = new Watchdog(LIMITS, end);
  watchdog.start();
  onTestFinished(() => {
    watchdog.stop();
    vi.useRealTimers();
  });
  return { watchdog, thread: new UserTime(watchdog.userTime.shared), end };
}

const heapError = Object.assign(new Error("out of memory"), { code: "ERR_WORKER_OUT_OF_MEMORY" });

describe("the watchdog", () => {
  test("ends a thread once its function is over the limit, and blames that function", () => {
    const { watchdog, thread, end } = watched();
    thread.begin(7);
    vi.advanceTimersByTime(1_000);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(end).toHaveBeenCalledTimes(1);
    expect(watchdog.judge(null)).toMatchObject({ request: 7, message: TIMED_OUT });
    expect(watchdog.judge(null)).toBeNull();
  });

  test("goes on ending a thread until it is gone", () => {
    const { watchdog, thread, end } = watched();
    thread.begin(7);
    vi.advanceTimersByTime(1_100);
    expect(end.mock.calls.length).toBeGreaterThan(2);
    watchdog.judge(null);
    end.mockClear();
    vi.advanceTimersByTime(1_100);
    expect(end).not.toHaveBeenCalled();
  });

  test("leaves alone many functions that are quick", () => {
    const { thread, end } = watched();
    for (let i = 1; i < 50; i++) {
      thread.begin(i);
      vi.advanceTimersByTime(900);
      thread.end();
    }
    expect(end).not.toHaveBeenCalled();
  });

  test("blames whoever runs when V8 is out of memory", () => {
    const { watchdog, thread } = watched();
    thread.begin(3);
    expect(watchdog.judge(heapError)).toMatchObject({ request: 3, message: OUT_OF_MEMORY });
  });

  test.each([
    { name: "nothing ran", request: null, failure: heapError },
    { name: "the engine failed while a function ran", request: 3, failure: new Error("a fault") },
  ])("blames nobody when $name", ({ request, failure }) => {
    const { watchdog, thread } = watched();
    if (request !== null) thread.begin(request);
    expect(watchdog.judge(failure)).toBeNull();
  });

  test("ends a thread whose function takes memory beside the heap", () => {
    const { watchdog, thread, end } = watched();
    thread.begin(5);
    vi.advanceTimersByTime(40);
    const taken = Buffer.alloc(200 * 2 ** 20, 1);
    vi.advanceTimersByTime(20);
    expect(end).toHaveBeenCalledTimes(1);
    expect(taken.length).toBe(200 * 2 ** 20);
    expect(watchdog.judge(null)).toMatchObject({ request: 5, message: OUT_OF_MEMORY });
  });
});
