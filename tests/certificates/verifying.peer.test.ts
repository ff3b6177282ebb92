import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConvexHttpClient } from "convex/browser";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readSettings } from "../../app/server/settings";
import { api } from "../../convex/_generated/api";
import { extractCredential } from "../../convex/shared/openBadges/baking/extraction";
import { createApp } from "../../server/app";
import { BadgeIssuer } from "../support/doubles/badgeIssuer";
import { IssuingProduct } from "./issuingProduct";

const SERVER_SECRET = "the-servers-secret-for-tests";
const { verification } = api.certificates;

let issuing: IssuingProduct;
let foreign: BadgeIssuer;
let web: Server;
/** Of the web server, which hands on to the engine. */
let origin: string;
let publicId: string;

beforeAll(async () => {
  foreign = await BadgeIssuer.start();
  issuing = await IssuingProduct.start(1);
  const { url, sitePort } = issuing.product.address;
  const settings = readSettings({
    CONVEX_URL: url,
    CONVEX_SITE_URL: `http://127.0.0.1:${sitePort}`,
    SERVER_SECRET,
  });
  const build = () => Promise.reject(new Error("No page is asked for here."));
  web = createServer(createApp({ settings, build, assets: [], log: () => undefined }));
  web.listen(0, "127.0.0.1");
  await once(web, "listening");
  origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  await issuing.complete();
  await vi.waitFor(async () => expect((await issuing.counts())["issued"]).toBe(1), {
    timeout: 60_000,
    interval: 100,
  });
  publicId = (await issuing.look()).credentials[0]!.publicId;
}, 180_000);
afterAll(async () => {
  web?.closeAllConnections();
  web?.close();
  await foreign?.stop();
  await issuing?.stop();
});

const client = () => new ConvexHttpClient(issuing.product.address.url, { logger: false });
const fromServer = { secret: SERVER_SECRET, address: "203.0.113.7" };
type Asked = { headers?: Record<string, string>; method?: string; host?: string };

/** Asks the web server under an organization's host, which `fetch` does not let one name. */
async function ask(path: string, { headers = {}, method = "GET", host = "academy.test" }: Asked = {}) {
  const sent = request(origin + path, { method, headers: { ...headers, Host: host } }).end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const body = Buffer.concat(await answer.toArray());
  const found = new Headers(answer.headers as Record<string, string>);
  const isEmpty = answer.statusCode === 204 || answer.statusCode === 304;
  return new Response(isEmpty ? null : body, { status: answer.statusCode ?? 0, headers: found });
}
const credential = (rest = "", asked: Asked = {}) => ask(`/api/v1/credentials/${publicId}${rest}`, asked);

describe("over the web server", () => {
  test("a credential comes in each form, and carries itself in its files", async () => {
    const json = await credential("", { headers: { Accept: "application/vc+ld+json" } });
    expect(json.headers.get("Content-Type")).toBe("application/vc+ld+json");
    const text = await json.text();
    expect(JSON.parse(text)).toMatchObject({ id: `https://academy.test/api/v1/credentials/${publicId}` });
    for (const form of ["pdf", "png", "svg"]) {
      const file = await credential(`.${form}`);
      expect(file.status).toBe(200);
      const { form: found, text: inside } = extractCredential(new Uint8Array(await file.arrayBuffer()));
      expect([found, JSON.parse(inside)]).toEqual([form, JSON.parse(text)]);
    }
    const page = await credential("", { headers: { Accept: "text/html" } });
    expect([page.status, page.headers.get("Location")]).toEqual([303, `/verify/${publicId}`]);
  });

  test("HEAD says what GET does, without the rest", async () => {
    for (const path of [`/api/v1/credentials/${publicId}`, "/.well-known/did.json"]) {
      const [get, head] = await Promise.all([ask(path), ask(path, { method: "HEAD" })]);
      expect([head.status, await head.text()]).toEqual([200, ""]);
      for (const name of ["ETag", "Content-Type", "Cache-Control", "Access-Control-Allow-Origin"])
        expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
    }
  });

  test("a browser of another site may ask", async () => {
    const headers = { Origin: "https://elsewhere.test", "Access-Control-Request-Method": "GET" };
    const answer = await credential("", { method: "OPTIONS", headers });
    expect([answer.status, answer.headers.get("Access-Control-Allow-Origin")]).toEqual([204, "*"]);
  });

  test("what somebody has is not sent again", async () => {
    const tag = (await credential()).headers.get("ETag")!;
    const again = await credential("", { headers: { "If-None-Match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("the picture for social networks is drawn once and kept", async () => {
    const first = await credential("/share.png");
    expect([first.status, first.headers.get("Content-Type")]).toEqual([200, "image/png"]);
    const { width, height } = await sharp(Buffer.from(await first.arrayBuffer())).metadata();
    expect([width, height]).toEqual([1200, 630]);
    expect((await credential("/share.png")).headers.get("ETag")).toBe(first.headers.get("ETag"));
  });

  test("the DID document is the host's: none where nothing was issued", async () => {
    const path = "/.well-known/did.json";
    expect(await (await ask(path)).json()).toMatchObject({ id: "did:web:academy.test" });
    expect((await ask(path, { host: "nobody.academy.test" })).status).toBe(404);
  });

  test("too many tries of keys are told to wait", async () => {
    const guess = () => ask("/ims/ob/v3p0/profile", { headers: { Authorization: "Bearer guess" } });
    const answers = await Promise.all(Array.from({ length: 140 }, guess));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
  });
});

test("the checks of a credential pass, on the engine", async () => {
  const { organization } = issuing;
  const found = await client().action(verification.check, { ...fromServer, organization, publicId });
  expect(found).toMatchObject({ verdict: "valid", knownBy: "domain", facts: { holder: "Learner 0000" } });
});

describe("a badge of another academy", () => {
  const check = async () => {
    const file = { text: JSON.stringify(await foreign.badge()) };
    const found = await client().action(verification.checkFile, { ...fromServer, file });
    if ("problem" in found) throw new Error(found.problem);
    return found;
  };

  test("is not asked for on this machine", async () => {
    expect(await check()).toMatchObject({ verdict: "unknown", knownBy: "none" });
    expect(foreign.asked).toEqual([]);
  });

  test("is verified by its keys and status list, where the deployment names its origin", async () => {
    await issuing.product.cli("env", "set", `VERIFY_EXTRA_ORIGINS=${foreign.origin}`);
    expect(await check()).toMatchObject({
      ...{ verdict: "valid", knownBy: "domain" },
      facts: {
        holder: "Ada Lovelace",
        name: "Welding",
        issuer: { id: foreign.did, name: "Another Academy" },
      },
    });
    expect(foreign.asked).toEqual(["/.well-known/did.json", "/status/1"]);
    foreign.revoke();
    const { verdict, checks } = await check();
    expect([verdict, checks.find(({ name }) => name === "status")?.reason]).toEqual(["invalid", "revoked"]);
  });
});
