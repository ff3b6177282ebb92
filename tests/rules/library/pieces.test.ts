import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asidesOf,
  liesAside,
  piecesOf,
  type Placed,
  SHORTEST_PART,
} from "../../../convex/library/rules/pieces";

const MIB = 1024 ** 2;

/** Parts of these sizes, in MiB, one after the other. */
function partsOf(sizes: number[]): { parts: Placed[]; size: number } {
  const parts: Placed[] = [];
  let offset = 0;
  for (const [number, mib] of sizes.entries()) {
    parts.push({ number, offset, size: mib * MIB });
    offset += mib * MIB;
  }
  return { parts, size: offset };
}

const own = (offset: number, size: number, at: number) => ({
  aside: null,
  offset: offset * MIB,
  size: size * MIB,
  at: at * MIB,
});
const aside = (number: number, offset: number, size: number, at = 0) => ({
  aside: number,
  offset: offset * MIB,
  size: size * MIB,
  at: at * MIB,
});

describe("which parts lie aside", () => {
  test.each([
    ["whole parts do not", [8, 8, 8], []],
    ["a short last one does not", [8, 8, 1], []],
    ["a file of one short part has none", [1], []],
    ["what came of a cut part does", [8, 3, 8, 8], [1]],
    ["of the shortest length it does not", [8, 5, 8], []],
    ["several in a row do", [1, 2, 8, 4, 3], [0, 1, 3]],
  ])("%s", (_name, sizes, expected) => {
    const { parts, size } = partsOf(sizes);
    expect(asidesOf(parts, size).map(({ number }) => number)).toEqual(expected);
  });

  test("one byte less than the shortest does", () => {
    const size = 100 * MIB;
    expect(liesAside({ offset: 0, size: SHORTEST_PART - 1 }, size)).toBe(true);
    expect(liesAside({ offset: 0, size: SHORTEST_PART }, size)).toBe(false);
  });
});

describe("where a file of 8, 3, 8, 2, 8 and 1 MiB is read", () => {
  const { parts, size } = partsOf([8, 3, 8, 2, 8, 1]);
  const asides = asidesOf(parts, size);
  const read = (from: number, to: number) => piecesOf(asides, size, { from: from * MIB, to: to * MIB });

  test.each([
    ["all of it", 0, 30, [own(0, 8, 0), aside(1, 8, 3), own(11, 8, 8), aside(3, 19, 2), own(21, 9, 16)]],
    ["before anything aside", 1, 3, [own(1, 2, 1)]],
    ["over its edge", 7, 9, [own(7, 1, 7), aside(1, 8, 1)]],
    ["within what lies aside", 9, 10, [aside(1, 9, 1, 1)]],
    ["behind it", 12, 13, [own(12, 1, 9)]],
    ["the last of it", 29, 30, [own(29, 1, 24)]],
    ["nothing", 5, 5, []],
  ])("%s", (_name, from, to, expected) => {
    expect(read(from, to)).toEqual(expected);
  });
});

test("pieces put together are the stretch, byte for byte", () => {
  const sizes = fc.array(fc.constantFrom(1, 3, 5, 8), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (mib, one, other) => {
      const { parts, size } = partsOf(mib);
      const asides = asidesOf(parts, size);
      const [from, to] = [Math.min(one % size, other % size), Math.max(one % size, other % size)];
      // Where each part's bytes lie in the objects, as the storage has them.
      const stored = new Map<number | null, { at: number; part: Placed }[]>();
      for (const part of parts) {
        const key = liesAside(part, size) ? part.number : null;
        const list = stored.get(key) ?? [];
        const at = list.reduce((sum, { part: { size } }) => sum + size, 0);
        stored.set(key, [...list, { at, part }]);
      }
      const offsetIn = (object: number | null, byte: number) => {
        const found = stored.get(object)!.find(({ at, part }) => byte >= at && byte < at + part.size)!;
        return found.part.offset + byte - found.at;
      };
      let position = from;
      for (const piece of piecesOf(asides, size, { from, to })) {
        expect(piece.offset).toBe(position);
        expect(offsetIn(piece.aside, piece.at)).toBe(piece.offset);
        expect(offsetIn(piece.aside, piece.at + piece.size - 1)).toBe(piece.offset + piece.size - 1);
        position += piece.size;
      }
      expect(position).toBe(to);
    }),
  );
});
