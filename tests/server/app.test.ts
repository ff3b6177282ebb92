import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../server/app";
import { readSettings } from "../../app/server/settings";

let lines: Record<string, unknown>[];
let open: Server[];
let url: string;
let seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[];

function listen(server: Server): Promise<string> {
  open.push(server);
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );
}

beforeEach(async () => {
  [lines, open, seen] = [[], [], []];
  const site = await listen(
    createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += String(chunk)));
      request.on("end", () => {
        seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
        response.writeHead(418, { "X-From": "convex", "Content-Type": "text/plain" }).end("answer");
      });
    }),
  );
  const convex = await listen(createServer((_request, response) => response.end("unknown")));
  const settings = readSettings({
    CONVEX_URL: convex,
    CONVEX_SITE_URL: site,
    SERVER_SECRET: "a-secret-of-sixteen",
  });
  const page = express.Router().use((request, response) => void response.send(`page ${request.path}`));
  const build = () => Promise.reject(new Error("no page is asked of Remix here"));
  url = await listen(
    createServer(createApp({ settings, build, assets: [page], log: (line) => lines.push(line) })),
  );
});

afterEach(() => Promise.all(open.map((server) => new Promise((resolve) => server.close(resolve)))));

describe("the web server", () => {
  test("tells that it lives, and that Convex answers", async () => {
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "ok" });
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    await new Promise((resolve) => open[1]?.close(resolve));
    open[1]?.closeAllConnections();
    expect((await fetch(`${url}/ready`)).status).toBe(503);
  });

  test("hands what is Convex's on, with its path, query and body, and without cookies", async () => {
    const answer = await fetch(`${url}/api/webhooks/resend?x=1`, {
      method: "POST",
      body: "body",
      headers: { Cookie: "session=secret", "X-Signature": "s" },
    });
    expect([answer.status, answer.headers.get("X-From"), await answer.text()]).toEqual([
      418,
      "convex",
      "answer",
    ]);
    expect(seen).toMatchObject([
      { method: "POST", url: "/api/webhooks/resend?x=1", body: "body", headers: { "x-signature": "s" } },
    ]);
    expect(seen[0]?.headers).not.toHaveProperty("cookie");
  });

  test("answers 502 in words when Convex is away", async () => {
    open[0]?.closeAllConnections();
    await new Promise((resolve) => open[0]?.close(resolve));
    const answer = await fetch(`${url}/.well-known/jwks.json`);
    expect([answer.status, await answer.text()]).toEqual([502, "The backend does not answer."]);
  });

  test("logs each request by its id, without query and secrets of paths", async () => {
    const answer = await fetch(`${url}/invitations/very-secret?token=secret`);
    await answer.text();
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]).toMatchObject({ method: "GET", path: "/invitations/…", status: 200, finished: true });
    expect(lines[0]?.["requestId"]).toBe(answer.headers.get("X-Request-Id"));
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  test("bears the headers that keep pages apart from other sites", async () => {
    const { headers } = await fetch(`${url}/`);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
    expect(headers.get("X-Powered-By")).toBeNull();
  });
});

describe("posts", () => {
  const post = (headers: Record<string, string>) =>
    fetch(`${url}/sign-in`, { method: "POST", headers }).then(({ status }) => status);

  test.each([
    ["of the site itself", () => ({ Origin: url }), 200],
    ["of another site", () => ({ Origin: "https://evil.example", Cookie: "session=s" }), 403],
    ["of a sandboxed page", () => ({ Origin: "null", Cookie: "session=s" }), 403],
    ["without Origin from another site", () => ({ "Sec-Fetch-Site": "cross-site" }), 403],
    ["without Origin from a sister host", () => ({ "Sec-Fetch-Site": "same-site" }), 403],
    ["of no browser, with a cookie", () => ({ Cookie: "session=s", "Sec-Fetch-Site": "" }), 403],
  ])("%s", async (_, headers, status) => {
    expect(await post(headers())).toBe(status);
  });
});
