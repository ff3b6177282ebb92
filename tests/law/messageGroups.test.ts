import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { office } from "../../convex/shared/messages/en/office";

const APP = path.resolve(import.meta.dirname, "../../app");
/** What browsers show outside the administration and the cockpit, where its texts are not loaded. */
const EVERYDAY = [
  "ui",
  "features/account",
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
