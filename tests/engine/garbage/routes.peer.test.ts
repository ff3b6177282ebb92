import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ChildEngine } from "../../support/childEngine";
import { formedBodies, withEachPartReplaced } from "./bodies";
import { expectFlat, expectQuiet, expectServing } from "./health";
import { bombs, noObjects, type Payload, strangeObjects, wrongCredentials, wrongValues } from "./payloads";
import { nameOf, type RouteRow, routeTable, samplePath, wantsAdmin } from "./routeTable";
import { type Answer, Wire } from "./wire";

const rows = await routeTable();
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** POST routes that look at no JSON body: at their query, at the bytes as such, or at nothing. */
const READS_NO_JSON: ReadonlySet<string> = new Set([
  "POST /echo",
  "POST /api/check_admin_key",
  "POST /api/query_ts",
  "POST /api/storage/upload",
  "POST /api/export/request/zip",
  "POST /api/import",
  "POST /api/import/start_upload",
  "POST /api/import/upload_part",
]);

let engine: ChildEngine;
let wire: Wire;
let before: number;
let admin: { authorization: string };

beforeAll(async () => {
  engine = await ChildEngine.start({ fixture: "limits" });
  wire = new Wire(engine.url);
  admin = { authorization: `Convex ${engine.adminKey}` };
  await warmUp();
  before = await engine.resident();
});
afterEach(async () => {
  await expectServing(engine);
  await expectQuiet(engine);
});
afterAll(async () => {
  wire.close();
  await expectFlat(engine, before);
  await engine.stop();
});

function send({ method }: RouteRow, target: string, { body, headers }: Partial<Payload>): Promise<Answer> {
  return wire.send({
    method,
    target,
    headers: { ...admin, ...headers },
    ...(method === "GET" || body === undefined ? {} : { body }),
  });
}

/** Does once what makes the most of its buffers and threads: what they keep is no leak. */
async function warmUp(): Promise<void> {
  for (const payload of [...bombs(), ...noObjects, ...strangeObjects]) {
    for (const target of ["/api/query", "/api/deploy2/start_push"]) {
      await wire.send({
        method: "POST",
        target,
        body: payload.body,
        headers: { ...admin, ...payload.headers },
      });
    }
  }
  const body = JSON.stringify(formedBodies["POST /api/run_test_function"]);
  for (let run = 0; run < 10; run++)
    await wire.send({ method: "POST", target: "/api/run_test_function", body, headers: admin });
}

/** Every answer has a status of its own, and an error a code and a message. */
function expectRefusal({ status, body }: Answer, what: string, from = 400): void {
  expect(status, what).toBeGreaterThanOrEqual(from);
  expect(status, what).toBeLessThan(500);
  if (status >= 400)
    expect(JSON.parse(body), what).toEqual({ code: expect.any(String), message: expect.any(String) });
}

describe.each(rows.map((row) => [nameOf(row), row] as const))("%s", (name, row) => {
  const target = samplePath(row);

  test("wants the admin key, or is one of those known not to", async () => {
    for (const authorization of wrongCredentials(engine.adminKey)) {
      const { status } = await wire.send({
        method: row.method,
        target,
        ...(authorization === undefined ? {} : { headers: { authorization } }),
      });
      const what = `${authorization ?? "no authorization"}: ${status}`;
      const isWellFormed = authorization === undefined || /^(convex|bearer) +\S/i.test(authorization);
      if (wantsAdmin(row)) expect(isWellFormed ? [401, 403] : [400, 401, 403], what).toContain(status);
      else expect(status, what).toBeLessThan(500);
    }
    if (!wantsAdmin(row)) return;
    const { status } = await wire.send({ method: row.method, target: `${target}?adminKey=wrong` });
    expect([401, 403]).toContain(status);
  });

  test("takes no other method", async () => {
    const known = rows.filter(({ path }) => path === row.path).map(({ method }) => method);
    for (const method of METHODS) {
      if (known.includes(method) || (method === "HEAD" && known.includes("GET"))) continue;
      const { status } = await wire.send({ method, target, headers: admin });
      // Another route may take the path for one with a parameter.
      expect(status, method).toBeGreaterThanOrEqual(400);
      expect(status, method).toBeLessThan(500);
    }
  });

  test("garbage in its query", async () => {
    const texts = [
      "%",
      "%00",
      "%ff%fe",
      "a=b&a=c",
      "adminKey=",
      "__proto__[polluted]=1",
      "x".repeat(8_000),
      "cursor=abc",
      "cursor=NaN",
    ];
    for (const names of [
      "token",
      "args",
      "path",
      "component",
      "uploadToken",
      "partNumber",
      "format",
      "mode",
      "tableName",
    ]) {
      for (const value of ["", "-1", "1.5", "NaN", "..%2F..%2Fetc%2Fpasswd", "%00", "'%3B--", "%7B", "[]"])
        texts.push(`${names}=${value}`);
    }
    for (const text of texts) expectRefusal(await send(row, `${target}?${text}`, {}), text, 200);
  });

  if (row.method === "GET") return;

  test("garbage for a body", async () => {
    for (const payload of noObjects) {
      const answer = await send(row, target, payload);
      // The echo has begun to answer when it comes to the place where a body is cut off.
      const from = name === "POST /echo" ? 0 : READS_NO_JSON.has(name) ? 200 : 400;
      expectRefusal(answer, `${payload.name}: ${answer.status} ${answer.body.slice(0, 200)}`, from);
    }
    for (const payload of strangeObjects) {
      const answer = await send(row, target, payload);
      expectRefusal(answer, `${payload.name}: ${answer.status} ${answer.body.slice(0, 200)}`, 200);
    }
  });

  test("each part of its body made wrong", async () => {
    const formed = formedBodies[name];
    if (formed === undefined) return;
    for (const value of wrongValues) {
      for (const body of withEachPartReplaced(formed, value)) {
        const answer = await send(row, target, { body });
        expectRefusal(answer, `${body.slice(0, 300)}: ${answer.status} ${answer.body.slice(0, 300)}`, 200);
      }
    }
  });
});

test("what unpacks to more than a route takes is refused", async () => {
  const limited = [
    "POST /api/query",
    "POST /api/run/*",
    "POST /api/perform_import",
    "POST /api/deploy2/start_push",
  ];
  for (const payload of bombs()) {
    for (const row of rows.filter((candidate) => limited.includes(nameOf(candidate)))) {
      const answer = await send(row, samplePath(row), payload);
      expect(answer.status, `${payload.name} to ${nameOf(row)}`).toBe(413);
    }
  }
});
