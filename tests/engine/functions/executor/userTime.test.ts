import { describe, expect, onTestFinished, test, vi } from "vitest";
import { UserTime } from "../../../../engine/functions/executor/userTime";

function pair(): { thread: UserTime; main: UserTime; pass: (ms: number) => void } {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  onTestFinished(() => void vi.useRealTimers());
  const main = new UserTime();
  return { main, thread: new UserTime(main.shared), pass: (ms) => vi.setSystemTime(Date.now() + ms) };
}

describe("user time", () => {
  test("counts while the user's code runs, and not while the engine answers it", () => {
    const { thread, main, pass } = pair();
    expect(main.read()).toBeNull();
    thread.begin(7);
    pass(10);
    thread.pause();
    pass(1_000);
    expect(main.read()).toMatchObject({ request: 7, used: 10 });
    thread.resume();
    pass(5);
    expect(main.read()).toMatchObject({ request: 7, used: 15 });
    thread.end();
    expect(main.read()).toBeNull();
  });

  test("starts anew with each run", () => {
    const { thread, main, pass } = pair();
    thread.begin(7);
    pass(10);
    thread.end();
    thread.begin(-1);
    pass(3);
    expect(main.read()).toMatchObject({ request: -1, used: 3 });
  });

  test("condemns no run but the one that is on", () => {
    const { thread, main } = pair();
    thread.begin(7);
    const first = main.read();
    thread.end();
    expect(main.condemn(first?.run ?? 0)).toBe(false);
    thread.begin(7);
    expect(main.condemn(first?.run ?? 0)).toBe(false);
    expect(main.condemn(main.read()?.run ?? 0)).toBe(true);
    main.reset();
    expect(main.read()).toBeNull();
  });
});
