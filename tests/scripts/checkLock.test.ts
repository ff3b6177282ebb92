import { describe, expect, it } from "vitest";
import { lockProblems, pinProblems } from "../../scripts/checkLock.mjs";

const lock = (entry: object): string => JSON.stringify({ packages: { "": {}, "node_modules/ws": entry } });

describe("lockProblems", () => {
  it.each([
    ["a plain entry", { version: "8.0.0", integrity: "sha512-a" }],
    ["a funding link", { version: "8.0.0", funding: { url: "https://example.org" } }],
    ["a deprecation note", { version: "8.0.0", deprecated: "see https://example.org" }],
  ])("takes %s", (_name, entry) => {
    expect(lockProblems(lock(entry))).toEqual([]);
  });

  it("refuses a download address", () => {
    expect(lockProblems(lock({ resolved: "https://registry.example/ws.tgz" }))).toEqual([
      'node_modules/ws has a "resolved" entry: install with this folder\'s .npmrc.',
    ]);
  });

  it("refuses a dependency by address", () => {
    expect(lockProblems(lock({ dependencies: { a: "git+ssh://git@example.org/a" } }))).toEqual([
      "node_modules/ws names an address.",
    ]);
  });
});

describe("pinProblems", () => {
  it("takes exact versions, of aliases too", () => {
    const manifest = { dependencies: { ws: "8.0.0" }, devDependencies: { "ws-old": "npm:@scope/ws@7.0.0" } };
    expect(pinProblems(JSON.stringify(manifest))).toEqual([]);
  });

  it("refuses ranges and tags, in overrides too", () => {
    const manifest = {
      dependencies: { ws: "8.0.0", jose: "^6.0.0" },
      devDependencies: { vitest: "4.1.12-beta.1", eslint: "latest", old: "npm:eslint@^8.0.0" },
      overrides: { rollup: "~4.0.0" },
    };
    expect(pinProblems(JSON.stringify(manifest))).toEqual([
      "jose is not pinned to one version: ^6.0.0",
      "eslint is not pinned to one version: latest",
      "old is not pinned to one version: npm:eslint@^8.0.0",
      "rollup is not pinned to one version: ~4.0.0",
    ]);
  });
});
