import { describe, expect, it } from "vitest";
import { isInstalled } from "../../scripts/install.mjs";
import { nodeVersionProblem } from "../../scripts/nodeVersion.mjs";
import { tempTree } from "../support/tempTree";

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;

const ws = { "node_modules/ws": { version: "8.0.0", integrity: "sha512-a" } };
const native = { "node_modules/native": { version: "1.0.0", integrity: "sha512-n", optional: true } };

function tree(lock: Packages | null, installed: Packages | null): string {
  const text = (packages: Packages | null): string => JSON.stringify({ packages });
  return tempTree({
    ...(lock === null ? {} : { "package-lock.json": text({ "": { version: "0.1.0" }, ...lock }) }),
    ...(installed === null ? {} : { "node_modules/.package-lock.json": text(installed) }),
  });
}

describe("isInstalled", () => {
  it.each<[string, Packages | null, Packages | null, boolean]>([
    ["everything is there", ws, ws, true],
    ["another platform's package is left out", { ...ws, ...native }, ws, true],
    ["nothing was installed", ws, null, false],
    ["a package is missing", ws, {}, false],
    ["a package is left over", ws, { ...ws, ...native }, false],
    ["a version changed", ws, { "node_modules/ws": { version: "7.0.0", integrity: "sha512-a" } }, false],
    ["contents changed", ws, { "node_modules/ws": { version: "8.0.0", integrity: "sha512-b" } }, false],
    ["there is no lock file", null, ws, false],
  ])("%s", (_name, lock, installed, expected) => {
    expect(isInstalled(tree(lock, installed))).toBe(expected);
  });
});

describe("nodeVersionProblem", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("takes %s", (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });

  it.each(["18.20.4", "20.18.3", "8.0.0"])("refuses %s in one sentence", (version) => {
    expect(nodeVersionProblem(version)).toBe(
      `Node ${version} is too old: install Node 20.19 or newer (https://nodejs.org) and run again.`,
    );
  });
});
