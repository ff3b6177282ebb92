import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addOrganization, type Somebody } from "../../support/convexApp";
import { issueBadge } from "./badges";
import { type IssuingWorld, startIssuing } from "./issuer";

const { holders } = api.certificates;
const BASE = "/ims/ob/v3p0";

let world: IssuingWorld;
let learner: Somebody;
let token: string;

beforeEach(async () => {
  world = await startIssuing();
  ({ learner } = await issueBadge(world, "Zoe Celik"));
  token = await learner.as.mutation(holders.makeToken, {
    organization: world.organization,
    name: "Backpack",
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
  const authorization = `Bearer ${token}`;
  const all = { "X-Forwarded-Host": "academy.test", Authorization: authorization, ...headers };
  return world.app.fetch(BASE + path, { method, headers: all });
}

async function refusalOf(asked: Promise<Response>) {
  const answer = await asked;
  const body = (await answer.json()) as {
    imsx_codeMinor: { imsx_codeMinorField: { imsx_codeMinorFieldValue: string }[] };
  };
  return [answer.status, body.imsx_codeMinor.imsx_codeMinorField[0]!.imsx_codeMinorFieldValue];
}

test("a program reads its holder's badges, page by page", async () => {
  const { badge } = await issueBadge(world, "Somebody Else");
  await world.app.run(async ({ db }) => {
    await db.patch(badge._id, { personId: learner.person });
  });
  const answer = await ask("/credentials?limit=1");
  expect(answer.headers.get("X-Total-Count")).toBe("2");
  const at = (offset: number) => `<https://academy.test${BASE}/credentials?limit=1&offset=${offset}>`;
  expect(answer.headers.get("Link")).toBe(
    `${at(1)}; rel="next", ${at(1)}; rel="last", ${at(0)}; rel="first"`,
  );
  expect(await answer.json()).toEqual({ credential: [JSON.parse(badge.document!)] });
  const second = (await (await ask("/credentials?limit=1&offset=1")).json()) as { credential: object[] };
  expect(second.credential).toMatchObject([
    { credentialSubject: { identifier: [{}, { identityHash: "Zoe Celik" }] } },
  ]);
  const later = await ask(`/credentials?since=${new Date(Date.now() + 60_000).toISOString()}`);
  expect(await later.json()).toEqual({ credential: [] });
  await world.app.run(({ db }) => db.patch(badge._id, { state: "revoked" }));
  expect((await ask("/credentials")).headers.get("X-Total-Count")).toBe("1");
});

test("a program reads who its holder is", async () => {
  expect(await (await ask("/profile")).json()).toEqual({
    "@context": ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    id: `https://academy.test${BASE}/profile#${learner.person}`,
    ...{ type: ["Profile"], name: "Zoe Celik", email: "zoe.celik@people.test" },
  });
});

test("anybody reads what there is", async () => {
  const answer = await ask("/discovery", { Authorization: "" });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    ...{ openapi: "3.0.1", servers: [{ url: `https://academy.test${BASE}` }], info: { title: "acme" } },
  });
});

describe("refused are", () => {
  test.each(["", "Basic eDp5", "Bearer guess"])("requests with %j", async (authorization) => {
    const headers = { Authorization: authorization };
    expect(await refusalOf(ask("/credentials", headers))).toEqual([401, "unauthorizedrequest"]);
    expect(await refusalOf(ask("/profile", headers))).toEqual([401, "unauthorizedrequest"]);
    expect((await ask("/profile", headers)).headers.get("WWW-Authenticate")).toContain("Bearer");
  });

  test("keys that were removed, of another host, or of somebody who was erased", async () => {
    await addOrganization(world.app, "other");
    const elsewhere = { "X-Forwarded-Host": "other.academy.test" };
    expect(await refusalOf(ask("/credentials", elsewhere))).toEqual([401, "unauthorizedrequest"]);
    await world.app.run(({ db }) => db.patch(learner.person, { pseudonymizedAt: 1 }));
    expect(await refusalOf(ask("/credentials"))).toEqual([401, "unauthorizedrequest"]);
    await world.app.run(({ db }) => db.patch(learner.person, { pseudonymizedAt: undefined }));
    expect((await ask("/credentials")).status).toBe(200);
    const [kept] = await learner.as.query(holders.tokens, { organization: world.organization });
    await learner.as.mutation(holders.revokeToken, { token: kept!.id });
    expect(await refusalOf(ask("/credentials"))).toEqual([401, "unauthorizedrequest"]);
  });

  test.each(["limit=0", "offset=-1", "since=soon"])("pages asked for by %s", async (query) => {
    expect(await refusalOf(ask(`/credentials?${query}`))).toEqual([400, "invalid_query_parameter"]);
  });

  test("what would write", async () => {
    expect(await refusalOf(ask("/credentials", {}, "POST"))).toEqual([405, "not_allowed"]);
    const answer = await ask("/profile", {}, "PUT");
    expect(answer.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    expect(await refusalOf(Promise.resolve(answer))).toEqual([405, "not_allowed"]);
  });

  test("a host of nobody", async () => {
    const headers = { "X-Forwarded-Host": "nobody.academy.test" };
    expect(await refusalOf(ask("/discovery", headers))).toEqual([404, "not_found"]);
  });

  test("requests by the hundred", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const many = { "X-Forwarded-For": "203.0.113.7" };
    for (let count = 0; count < 120; count++) expect((await ask("/profile", many)).status).toBe(200);
    const answer = await ask("/profile", many);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await refusalOf(Promise.resolve(answer))).toEqual([429, "server_busy"]);
  });
});
