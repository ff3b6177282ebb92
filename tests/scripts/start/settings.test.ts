import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { remoteBackend } from "../../../scripts/start/backend.mjs";

const ROOT = resolve(import.meta.dirname, "../../..");

/** What the product sets for itself; nobody gives them. */
const OWN = ["AUTH_PROVIDERS", "DEMO_SIGN_IN", "FONTS_URL", "IDENTITY_JWKS", "LOCAL_URL", "NODE_ENV"];

/** The settings that sources read: `env.NAME`, `env["NAME"]`, and the names of typed lists of them. */
function namesRead(): string[] {
  const typed = namesIn("app/server/settings.ts", /^ {4}([A-Z0-9_]+):/gm);
  const handedOn = namesIn("scripts/start/deployment.mjs", /^ {2}"([A-Z0-9_]+)",$/gm);
  const used = ["scripts/start", "scripts/start.mjs", "scripts/deploy.mjs", "server", "convex"]
    .flatMap(sourcesOf)
    .flatMap((file) => namesIn(file, /\benv(?:\.|\[")([A-Z0-9_]+)\b/g));
  return [...new Set([...typed, ...handedOn, ...used])];
}

function sourcesOf(place: string): string[] {
  if (/\.m?ts$|\.mjs$/.test(place)) return [place];
  const names = readdirSync(join(ROOT, place), { recursive: true, encoding: "utf8" });
  return names.filter((name) => /\.(ts|mjs)$/.test(name)).map((name) => join(place, name));
}

function namesIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(join(ROOT, file), "utf8").matchAll(pattern)].map(([, name = ""]) => name);
}

test(".env.example names every setting that somebody may give", () => {
  const explained = namesIn(".env.example", /^([A-Z0-9_]+)=/gm);
  expect(namesRead().filter((name) => !explained.includes(name) && !OWN.includes(name))).toEqual([]);
});

test(".env.example names nothing that is not read", () => {
  const [explained, sources] = [
    namesIn(".env.example", /^([A-Z0-9_]+)=/gm),
    ["scripts", "server", "convex", "app/server"].flatMap(sourcesOf),
  ];
  const text = sources.map((file) => readFileSync(join(ROOT, file), "utf8")).join("\n");
  expect(explained.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});

describe("the backend that the environment names", () => {
  const hosted = { CONVEX_SELF_HOSTED_URL: "http://c:3210", CONVEX_SELF_HOSTED_ADMIN_KEY: "a" };
  const cloud = { CONVEX_URL: "https://x.convex.cloud", CONVEX_DEPLOY_KEY: "k" };

  test.each([
    ["nothing", {}, null],
    ["empty settings", { CONVEX_URL: "", CONVEX_DEPLOY_KEY: "", CONVEX_SELF_HOSTED_URL: "" }, null],
    ["Convex Cloud", cloud, { url: cloud.CONVEX_URL, siteUrl: "https://x.convex.site", adminKey: "k" }],
    [
      "Convex Cloud with the other pair left empty",
      { ...cloud, CONVEX_SELF_HOSTED_URL: "", CONVEX_SELF_HOSTED_ADMIN_KEY: "" },
      { url: cloud.CONVEX_URL, siteUrl: "https://x.convex.site", adminKey: "k" },
    ],
    [
      "one of one's own",
      { ...hosted, CONVEX_SITE_URL: "http://c:3211" },
      { url: "http://c:3210", siteUrl: "http://c:3211", adminKey: "a" },
    ],
  ])("%s", (_, env, backend) => {
    expect(remoteBackend(env)).toEqual(backend === null ? null : { ...backend, embedded: false });
  });
});
