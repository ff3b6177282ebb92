import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cohortPath } from "../../convex/cohorts/model/letters";
import { eventPath } from "../../convex/events/rules/addresses";
import { addressOf } from "../e2e/routes";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** What a value in a path stands for. */
const VALUE = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
/** A text or template that begins with a path, or has one after the origin. */
const PATH = /(?:["`]|\$\{\w*(?:origin|site|Origin)\w*\})(\/[a-z][\w-]*(?:\/[\w-]+)*)(?=["`?#])/g;
/** Paths within other hosts, within JSON or PDF, or after another path, by folder or file. */
const ELSEWHERE = [
  "convex/conferencing/",
  "convex/shared/openBadges/",
  "convex/catalog/rules/",
  "convex/certificates/drawing/pdfContent.ts",
  "convex/certificates/rules/credentialPaths.ts",
  "convex/certificates/rules/openBadgesApi.ts",
  "convex/http.ts",
  "convex/library/storage/",
  "_generated",
  "/messages/",
];

/** What is no page: Convex answers there, or the web server with a file. */
const SERVED = ["/api/", "/ims/", "/fonts/", "/media/", "/library/files/"];

/** Every path of the product that Convex or a mail writes, with "x" for its values. */
function writtenPaths(): string[] {
  const files = ["convex", "emails"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const own = files.filter((file) => !ELSEWHERE.some((part) => file.includes(part)));
  const found = own.flatMap((file) => {
    const source = readFileSync(path.join(ROOT, file), "utf8");
    const plain = source
      .replace(/(?<!\/)\$\{url\.search\}/g, "")
      .replace(VALUE, (value) => (/origin|site/i.test(value) ? "`" : "x"));
    return [...plain.matchAll(PATH)].map(([, written = ""]) => written);
  });
  return [...new Set(found)].filter((written) => !SERVED.some((start) => written.startsWith(start)));
}

/** Every route, also those that only lead on. */
function routes(): string[] {
  return readdirSync(path.join(ROOT, "app/routes")).map((file) => file.replace(/\.tsx?$/, ""));
}

/** The page that a path leads to; the one for what is nowhere is none. */
function pageOf(written: string): string | undefined {
  return routes().find((route) => {
    if (route.split(".").at(-1) === "$") return false;
    const pattern = addressOf(route).replace(/\$\w+/g, "[^/]+");
    return new RegExp(`^${pattern}$`).test(written);
  });
}

test("what letters lead to are pages", () => {
  expect(pageOf(cohortPath("x" as Parameters<typeof cohortPath>[0]))).toBe("portal.cohorts.$cohort._index");
  expect(pageOf(eventPath("x"))).toBe("portal.events.$event");
  expect(pageOf("/join/x")).toBe("_public.join.$token");
  expect(pageOf("/check-in/x")).toBe("_public.check-in.$token");
  expect(pageOf("/nowhere")).toBeUndefined();
});

test("every path that Convex or a mail writes leads to a page", () => {
  const written = writtenPaths();
  expect(written).toEqual(
    expect.arrayContaining([
      "/portal/cohorts/x",
      "/portal/events/x",
      "/join/x",
      "/check-in/x",
      "/portal/account/privacy",
    ]),
  );
  expect(written.filter((each) => pageOf(each) === undefined)).toEqual([]);
});
