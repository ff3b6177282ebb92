import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { RequestLog } from "../../../../engine/functions/executor/requestLog";
import { type Db, openDatabase, Statements } from "../../../../engine/store/database";
import { tempTree } from "../../../support/tempTree";

function openLog(): { db: Db; log: RequestLog; reopen: () => RequestLog } {
  const db = openDatabase(join(tempTree({}), "data"));
  onTestFinished(() => void db.close());
  const statements = new Statements(db);
  return { db, log: new RequestLog(statements), reopen: () => new RequestLog(statements) };
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

  test("lets go of what is older than a day, a little with every save", () => {
    const { db, log } = openLog();
    for (let i = 0; i < 10; i++) log.note(key(i, "old"), 1n, "old");
    log.save();
    db.exec(`UPDATE requests SET at = ${Date.now() - 25 * 3600 * 1000}`);
    const left = () =>
      (db.prepare("SELECT count(*) FROM requests WHERE session = 'old'").raw().get() as [number])[0];
    for (const expected of [8, 6, 4]) {
      log.note(key(expected), 2n, "new");
      log.save();
      expect(left()).toBe(expected);
    }
  });
});
