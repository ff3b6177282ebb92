import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LogBuffer, type LogEntry } from "../../../engine/http/logBuffer";
import { MemoryBackend } from "../../support/memoryBackend";
import { type TestServer, startTestServer } from "../../support/syncServer";

function progress(identifier: string, requestId = "r"): LogEntry {
  return {
    kind: "Progress",
    udfType: "Action",
    identifier,
    requestId,
    executionId: "e",
    timestamp: 1,
    logLines: ["[LOG] 'x'"],
  };
}

const same = (entry: LogEntry) => entry;

describe("LogBuffer", () => {
  const ids = (entries: LogEntry[]) => entries.map(({ identifier }) => identifier);

  test("gives what came after a cursor", () => {
    const buffer = new LogBuffer(same, undefined, () => 5_000);
    for (const id of ["a", "b", "c"]) buffer.push(progress(id));
    const all = buffer.after(0);
    expect(ids(all.entries)).toEqual(["a", "b", "c"]);
    expect(buffer.after(all.newCursor)).toEqual({ entries: [], newCursor: all.newCursor });
    buffer.push(progress("d"));
    expect(ids(buffer.after(all.newCursor).entries)).toEqual(["d"]);
    expect(buffer.after(0).newCursor).toBeGreaterThan(all.newCursor);
  });

  test("keeps the newest, by number and by size", () => {
    const few = new LogBuffer(same, { entries: 8, bytes: 1 << 20 });
    for (let i = 0; i < 100; i++) few.push(progress(String(i)));
    const kept = ids(few.after(0).entries);
    expect(kept.length).toBeLessThanOrEqual(8);
    expect(kept.length).toBeGreaterThanOrEqual(6);
    expect(kept.at(-1)).toBe("99");

    const small = new LogBuffer(same, { entries: 1_000, bytes: 100_000 });
    const big = { ...progress("big"), logLines: ["x".repeat(10_000)] };
    for (let i = 0; i < 100; i++) small.push(big);
    expect(small.after(0).entries.length).toBeLessThanOrEqual(9);
  });
});

describe("GET /api/stream_function_logs", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer(new MemoryBackend({}));
  });
  afterEach(() => server.stop());

  async function poll(query: string, path = "/api/stream_function_logs") {
    const response = await fetch(`${server.url}${path}?${query}`, {
      headers: { Authorization: `Convex ${server.adminKey}` },
    });
    return (await response.json()) as { entries: LogEntry[]; newCursor: number };
  }

  test("is for admins", async () => {
    const response = await fetch(`${server.url}/api/stream_function_logs?cursor=0`);
    expect([response.status, await response.json()]).toMatchObject([403, { code: "BadDeployKey" }]);
  });

  test("the first question is answered at once, the next waits for an entry", async () => {
    const first = await poll("cursor=0");
    expect(first.entries).toEqual([]);
    const next = poll(`cursor=${first.newCursor}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    server.logBuffer.push(progress("m:f"));
    const answer = await next;
    expect(answer.entries).toEqual([progress("m:f")]);
    expect(answer.newCursor).toBeGreaterThan(first.newCursor);
  });

  test("can be restricted to one request of a session", async () => {
    const session = "0a1b2c3d-0000-4000-8000-000000000001";
    server.logBuffer.push(progress("other"));
    server.logBuffer.push(progress("mine", "8e60223e7432b733"));
    const { entries } = await poll(`cursor=0&session_id=${session}&client_request_counter=3`);
    expect(entries.map(({ identifier }) => identifier)).toEqual(["mine"]);
  });

  test("draining ends those that wait", async () => {
    const { newCursor } = await poll("cursor=0");
    const waiting = poll(`cursor=${newCursor}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await server.stop();
    expect(await waiting).toEqual({ entries: [], newCursor });
  });

  test("a cursor that is no number is refused", async () => {
    expect(await poll("cursor=x")).toMatchObject({ code: "BadCursor" });
    expect(await poll("")).toMatchObject({ code: "BadCursor" });
  });
});
