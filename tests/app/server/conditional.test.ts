import { describe, expect, test } from "vitest";
import { conditional, entityTag, isKnown, pageCaching } from "../../../app/server/conditional";
import { answerFor } from "../../../app/server/conditionalPage";

const asked = (headers: Record<string, string> = {}, url = "https://a.example/blog") =>
  new Request(url, { headers });

describe("a tag", () => {
  const tag = entityTag("a", "b");
  test("is the same for the same parts, and another for others", () => {
    expect(entityTag("a", "b")).toBe(tag);
    expect(entityTag("ab", "")).not.toBe(tag);
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
  });

  test.each([
    [tag, true],
    [tag.slice(2), true],
    [`"x", ${tag}`, true],
    ["*", true],
    ['"x"', false],
    ["", false],
  ])("%s is known: %s", (header, known) => {
    expect(isKnown(asked({ "If-None-Match": header }), tag)).toBe(known);
  });
});

test("a file is sent once, and afterwards said to be the same", async () => {
  const first = conditional(asked(), "text", { "Content-Type": "text/plain" });
  expect([first.status, await first.text()]).toEqual([200, "text"]);
  const known = asked({ "If-None-Match": first.headers.get("ETag") ?? "" });
  const second = conditional(known, "text", { "Content-Type": "text/plain" });
  expect([second.status, await second.text()]).toEqual([304, ""]);
  expect(conditional(known, "other", {}).status).toBe(200);
});

test("pages are kept for visitors, and not for who brings a cookie", () => {
  expect(pageCaching(asked())).toEqual({
    "Cache-Control": "public, max-age=60, stale-while-revalidate=600",
    Vary: "Cookie",
  });
  expect(pageCaching(asked({ Cookie: "session=x" }))).toEqual({
    "Cache-Control": "private, no-cache",
    Vary: "Cookie",
  });
});

describe("a page", () => {
  const context = (loaderData: unknown, version = "v1") =>
    ({ manifest: { version }, staticHandlerContext: { loaderData } }) as unknown as Parameters<
      typeof answerFor
    >[3];
  const kept = () => new Headers(pageCaching(asked()));
  const tagOf = (loaderData: unknown, version?: string) => {
    const headers = kept();
    expect(answerFor(asked(), 200, headers, context(loaderData, version))).toBeNull();
    return headers.get("ETag") ?? "";
  };

  test("that somebody has is not rendered again, nor its policy sent, whose nonces are of another answer", () => {
    const headers = kept();
    const answer = answerFor(asked({ "If-None-Match": tagOf({ a: 1 }) }), 200, headers, context({ a: 1 }));
    expect(answer?.status).toBe(304);
    expect(answer?.headers.get("Content-Security-Policy")).toBeNull();
    expect(answer?.headers.get("Cache-Control")).toContain("stale-while-revalidate");
  });

  test("is another one with other data, and in another build", () => {
    expect(new Set([tagOf({ a: 1 }), tagOf({ a: 2 }), tagOf({ a: 1 }, "v2")]).size).toBe(3);
  });

  test.each([
    ["failed", 500, kept()],
    ["is for one alone", 200, new Headers({ "Cache-Control": "private, no-cache" })],
    ["says nothing of keeping it", 200, new Headers()],
  ])("that %s bears no tag", (_what, status, headers) => {
    expect(answerFor(asked({ "If-None-Match": "*" }), status, headers, context({}))).toBeNull();
    expect(headers.get("ETag")).toBeNull();
  });
});
