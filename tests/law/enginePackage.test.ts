import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Package = { dependencies: Record<string, string>; engines: unknown; version: string };

const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Package;

test("the engine's package pins what the repository pins", () => {
  const root = read("package.json");
  const engine = read("engine/package.json");
  for (const [name, version] of Object.entries(engine.dependencies)) {
    expect([name, version]).toEqual([name, root.dependencies[name]]);
  }
  expect(engine.engines).toEqual(root.engines);
});
