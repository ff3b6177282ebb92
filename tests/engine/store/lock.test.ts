import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lockFolder } from "../../../engine/store/lock";
import { tempTree } from "../../support/tempTree";

it("makes the folder, and refuses it to everyone else until it is released", () => {
  const folder = join(tempTree({}), "deep", "data");
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(
    `The data folder ${folder} is in use by another process; stop that one first or choose another folder.`,
  );
  lock.release();
  lock.release();
  lockFolder(folder).release();
});

it("keeps folders apart", () => {
  const root = tempTree({});
  const one = lockFolder(join(root, "one"));
  lockFolder(join(root, "two")).release();
  one.release();
});

it("says in one line why a folder cannot be used", () => {
  const root = tempTree({ file: "text" });
  expect(() => lockFolder(join(root, "file"))).toThrow(/^The data folder \S+file cannot be used: .*EEXIST/);
  mkdirSync(join(root, "odd", "lock.db"), { recursive: true });
  expect(() => lockFolder(join(root, "odd"))).toThrow(/^The data folder \S+odd cannot be used: [^\n]+$/);
  writeFileSync(join(root, "lock.db"), "this is no database");
  expect(() => lockFolder(root)).toThrow(/^The data folder \S+ cannot be used: [^\n]+$/);
});
