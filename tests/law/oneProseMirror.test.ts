import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Lock = { packages: Record<string, { version?: string }> };

/** Two copies of one of these do not know each other's nodes and steps. */
const ONE_COPY = /^(?:prosemirror-(?!highlight$)[\w-]+|@tiptap\/[\w-]+|@blocknote\/[\w-]+|y-prosemirror)$/;

test("there is one copy of each package of the editor", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
  const places = new Map<string, string[]>();
  for (const path of Object.keys(packages)) {
    const name = path.split("node_modules/").at(-1)!;
    if (ONE_COPY.test(name)) places.set(name, [...(places.get(name) ?? []), path]);
  }
  for (const name of [
    "prosemirror-model",
    "prosemirror-state",
    "prosemirror-transform",
    "prosemirror-view",
    "prosemirror-collab",
  ])
    expect(places.get(name)).toEqual([`node_modules/${name}`]);
  for (const [name, paths] of places) expect([name, paths]).toEqual([name, [`node_modules/${name}`]]);
});
