import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isMessageKey } from "../../convex/shared/messages/catalogue";

const CONVEX = path.resolve(import.meta.dirname, "../../convex");
const REFUSAL = /failure\(\s*"(?:conflict|forbidden|expired)",\s*"([^"]+)"/g;

/** The sentences that the model refuses with, as they stand in its files. */
function sentences(): string[] {
  const files = readdirSync(CONVEX, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return files.flatMap((file) =>
    [...readFileSync(path.join(CONVEX, file), "utf8").matchAll(REFUSAL)].map(([, sentence = ""]) => sentence),
  );
}

test("every sentence that refuses is in the catalogue, so that it is said in the viewer's language", () => {
  const found = sentences();
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((sentence) => !isMessageKey(`refusal.${sentence}`))).toEqual([]);
});
