import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { ACTIONS } from "../../../convex/audit/rules/actions";
import { isMessageKey } from "../../../convex/shared/messages/catalogue";

const CONVEX = resolve(import.meta.dirname, "../../../convex");

test("every action has its words in the catalogue", () => {
  expect(ACTIONS.filter((action) => !isMessageKey(`audit.action.${action}`))).toEqual([]);
});

test("every action is named by some code that does it", () => {
  const sources = readdirSync(CONVEX, { recursive: true, encoding: "utf8" })
    .filter((path) => /^[a-z]+[A-Za-z]*\/model\/.*\.ts$/.test(path))
    .map((path) => readFileSync(join(CONVEX, path), "utf8"))
    .join("\n");
  expect(ACTIONS.filter((action) => !sources.includes(`"${action}"`))).toEqual([]);
});
