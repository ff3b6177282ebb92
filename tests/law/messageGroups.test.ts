import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { library } from "../../convex/shared/messages/en/library";
import { office } from "../../convex/shared/messages/en/office";
import { website } from "../../convex/shared/messages/en/website";

const APP = path.resolve(import.meta.dirname, "../../app");
/** What browsers show outside the administration and the cockpit, where its texts are not loaded. */
const EVERYDAY = [
  "ui",
  "features/account",
  "features/certificates/portal",
  "features/cohorts/portal",
  "features/consents",
  "features/live",
  "features/portal",
  "features/tenancy",
  "features/views",
];

function sourcesBelow(place: string): string[] {
  const full = path.join(APP, place);
  return readdirSync(full, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(full, file))
    .filter((file) => /\.tsx?$/.test(file) && statSync(file).isFile());
}

test("pages for everybody name no text that only the administration loads", () => {
  const keys = Object.keys(office);
  expect(keys.length).toBeGreaterThan(500);
  const named = EVERYDAY.flatMap(sourcesBelow).flatMap((file) => {
    const source = readFileSync(file, "utf8");
    return keys.filter((key) => source.includes(`"${key}"`)).map((key) => `${path.basename(file)}: ${key}`);
  });
  expect(named).toEqual([]);
});

test("no other page names a text that only the pages about the website load", () => {
  const keys = Object.keys(website);
  expect(keys.length).toBeGreaterThan(300);
  const own = /features\/(?:publishing|media|documents)\/|routes\/(?:admin\.(?:posts|pages|media)|_public)/;
  const named = sourcesBelow(".")
    .filter((file) => !own.test(file))
    .flatMap((file) => {
      const source = readFileSync(file, "utf8");
      return keys.filter((key) => source.includes(`"${key}"`)).map((key) => `${path.basename(file)}: ${key}`);
    });
  expect(named).toEqual([]);
});

test("no other page names a text that only the pages about recordings and materials load", () => {
  const keys = Object.keys(library);
  expect(keys.length).toBeGreaterThan(50);
  const own =
    /features\/library\/|routes\/(?:(?:admin|portal)\.(?:cohorts\.\$cohort\.)?(?:recordings|materials)|library)/;
  const named = sourcesBelow(".")
    .filter((file) => !own.test(file))
    .flatMap((file) => {
      const source = readFileSync(file, "utf8");
      return keys.filter((key) => source.includes(`"${key}"`)).map((key) => `${path.basename(file)}: ${key}`);
    });
  expect(named).toEqual([]);
});

/** A route and every file of the app that it imports, by the way or another. */
function reachedFrom(route: string): Set<string> {
  const reached = new Set<string>();
  const open = [route];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const [, specifier] of readFileSync(file, "utf8").matchAll(/(?:from |import\()"(\.[^"]*)"/g)) {
      const base = path.resolve(path.dirname(file), specifier ?? "");
      const found = [`${base}.tsx`, `${base}.ts`].find((name) => existsSync(name));
      if (found?.startsWith(APP)) open.push(found);
    }
  }
  return reached;
}

test("no page that runs in a browser asks for texts that stay on the server", () => {
  const routes = sourcesBelow("routes").filter((file) => !path.basename(file).startsWith("_public"));
  expect(routes.length).toBeGreaterThan(60);
  const asking = path.join(APP, "ui/i18n/useServerT.ts");
  expect(reachedFrom(path.join(APP, "routes/_public._index.tsx"))).toContain(asking);
  const asked = routes.filter((route) => reachedFrom(route).has(asking));
  expect(asked.map((file) => path.basename(file))).toEqual([]);
});
