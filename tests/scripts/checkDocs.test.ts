import { describe, expect, it } from "vitest";
import { runScript } from "../support/runScript";
import { tempTree } from "../support/tempTree";

const around = {
  "package.json": JSON.stringify({ scripts: { engine: "" } }),
  "docs/map.md": "# The map\n\n## What's where\n",
  "engine/sync/state.ts": "",
  "engine/README.md": "See `sync/state.ts` and [the map](../docs/map.md#whats-where).",
};

/** [text of README.md, what is wrong with it] */
const documents: [string, string | null][] = [
  [
    "[map](docs/map.md), [it](docs/map.md#the-map), [out](https://example.org/gone), [here](#top)\n# Top",
    null,
  ],
  ["`engine/sync/state.ts`, `engine/sync/`, `engine/<area>/x.ts`, `engine/**/*.ts`", null],
  ["`npm run engine -- --data DIR`, `/api/v1/nothing`, `text/plain`, `a / b`", null],
  ["```\nengine/gone.ts\n```", null],
  ["[gone](docs/gone.md)", "README.md: dead link docs/gone.md"],
  ["[gone](docs/map.md#gone)", "README.md: dead link docs/map.md#gone"],
  ["`engine/gone.ts`", "README.md: dead path engine/gone.ts"],
  ["`engine/gone/*.ts`", "README.md: dead path engine/gone/*.ts"],
  ["`convex/gone.ts`", "README.md: dead path convex/gone.ts"],
  ["```\nnpm run gone\n```", "README.md: no npm script gone"],
];

describe("checkDocs", () => {
  it.each(documents)("%j", (text, problem) => {
    const { status, output } = runScript("checkDocs.mjs", tempTree({ ...around, "README.md": text }));
    expect(output).toBe(problem === null ? "" : `${problem}\n`);
    expect(status).toBe(problem === null ? 0 : 1);
  });

  it("finds documents below the product's folders", () => {
    const tree = tempTree({ ...around, "engine/README.md": "`sync/gone.ts`" });
    expect(runScript("checkDocs.mjs", tree).output).toBe("engine/README.md: dead path sync/gone.ts\n");
  });
});
