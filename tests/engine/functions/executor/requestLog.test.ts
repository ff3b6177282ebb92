import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { RequestLog } from "../../../../engine/functions/executor/requestLog";
import { type Db, openDatabase } from "../../../../engine/store/database";
import { Statements } from "../../../../engine/store/statements";
import { tempTree } from "../../../support/tempTree";

const DAY_MS = 24 * 3600 * 1000;

function openLog(): { db: Db; log: RequestLog; reopen: (now?: number) => RequestLog } {
  const db = openDatabase(join(tempTree({}), "data"));
  onTestFinished(() => void db.close());
  const statements = new Statements(db);
  return {
    db,
    log: new RequestLog(statements),
    reopen: (now = Date.now()) => new RequestLog(statements, () => now),
  };
}

const key = (request: number, session = "s") => ({ session, request });
const outcome = (value: string, ts: bigint) => ({ ok: true, value, logLines: [], ts });

describe("the request log", () => {
  test("gives the first outcome of a request again, before and after it is on disk", () => {
    const { log, reopen } = openLog();
    log.note(key(1), 5n, "one");
    expect(log.find(key(1))).toEqual(outcome("one", 5n));
    log.save();
    expect(log.find(key(1))).toEqual(outcome("one", 5n));
    expect(reopen().find(key(1))).toEqual(outcome("one", 5n));
  });

  test("knows nothing of other sessions and requests", () => {
    const { log } = openLog();
    log.note(key(1), 5n, "one");
    log.save();
    expect(log.find(key(2))).toBeNull();
    expect(log.find(key(0))).toBeNull();
    expect(log.find(key(1, "t"))).toBeNull();
  });

  test("finds a later request of a session whose earlier one runs only after a restart", () => {
    const { log, reopen } = openLog();
    log.note(key(2), 5n, "two");
    log.save();
    const next = reopen();
    expect(next.find(key(1))).toBeNull();
    next.note(key(1), 6n, "one");
    expect(next.find(key(2))).toEqual(outcome("two", 5n));
    next.save();
    expect(next.find(key(1))).toEqual(outcome("one", 6n));
  });

  test("forgets what was undone", () => {
    const { log } = openLog();
    log.note(key(1), 5n, "kept");
    log.save();
    log.note(key(2), 6n, "undone");
    log.discard();
    expect(log.find(key(2))).toBeNull();
    expect(log.find(key(1))).toEqual(outcome("kept", 5n));
  });

  test("writes more requests at once than fit one statement", () => {
    const { log, reopen } = openLog();
    for (let i = 0; i < 200; i++) log.note(key(i, `session ${i % 3}`), BigInt(i), `value ${i}`);
    log.save();
    const next = reopen();
    for (let i = 0; i < 200; i++)
      expect(next.find(key(i, `session ${i % 3}`))).toEqual(outcome(`value ${i}`, BigInt(i)));
  });

  test("knows a request of yesterday, whatever the hour", () => {
    const { reopen } = openLog();
    const midnight = 20_000 * DAY_MS;
    const evening = reopen(midnight - 1);
    evening.note(key(1), 5n, "one");
    evening.save();
    expect(reopen(midnight).find(key(1))).toEqual(outcome("one", 5n));
    expect(reopen(midnight + DAY_MS - 1).find(key(1))).toEqual(outcome("one", 5n));
    expect(reopen(midnight + DAY_MS).find(key(1))).toBeNull();
  });

  test("lets go of what is older than yesterday, a little with every save", () => {
    const { db, reopen } = openLog();
    const today = 20_000 * DAY_MS;
    const before = reopen(today - 2 * DAY_MS);
    for (let i = 0; i < 5; i++) before.note(key(i, "old"), 1n, "old");
    before.save();
    const log = reopen(today);
    const left = () =>
      (db.prepare("SELECT count(*) FROM requests WHERE session = 'old'").raw().get() as [number])[0];
    for (const expected of [3, 1, 0, 0]) {
      log.note(key(expected), 2n, "new");
      log.save();
      expect(left()).toBe(expected);
    }
  });
});
