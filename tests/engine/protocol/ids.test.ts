import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idProblem } from "../../../engine/protocol/idProblem";
import { decodeId, encodeId, newInternalId } from "../../../engine/protocol/ids";

const tableNumber = fc.oneof(
  fc.integer({ min: 1, max: 0xffffffff }),
  fc.constantFrom(1, 127, 128, 16383, 16384, 2097151, 2097152, 268435455, 268435456, 0xffffffff),
);
const internal = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe("ids", () => {
  it.each([
    ["kg27rxfv99gzp01wmph0gvt92d6hnvy6", 540, "7c75fb4a61fb003ca5a2086f49134d1a"],
    ["z43zp6c3e75gkmz1kfwj6mbbx5sw281h", 1017, "fb198371cb09d3e19bf923516be973c1"],
  ])("made by Convex Cloud are read and written alike: %s", (id, tableNumber, internal) => {
    const read = decodeId(id);
    expect(read?.tableNumber).toBe(tableNumber);
    expect(Buffer.from(read?.internal ?? []).toString("hex")).toBe(internal);
    expect(encodeId(tableNumber, Buffer.from(internal, "hex"))).toBe(id);
  });

  it("come back as they went", () => {
    fc.assert(
      fc.property(tableNumber, internal, (table, bytes) => {
        const id = encodeId(table, bytes);
        expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{31,37}$/);
        expect(decodeId(id)).toEqual({ tableNumber: table, internal: new Uint8Array(bytes) });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [1, 31],
    [127, 31],
    [128, 32],
    [10_001, 32],
    [16_384, 34],
    [0xffffffff, 37],
  ])("of table %i have %i characters", (table, length) => {
    expect(encodeId(table, new Uint8Array(16))).toHaveLength(length);
  });

  it.each([
    ["", "Invalid ID length 0"],
    ["é", "Invalid ID length 2"],
    ["0".repeat(38), "Invalid ID length 38"],
    ["kg27rxfv99gzp01wmph0gvt92d6hnvyu", "ID wasn't valid base32"],
    ["0".repeat(32), "Invalid table number"],
    ["z".repeat(32), "Invalid table number"],
    ["kg27rxfv99gzp01wmph0gvt92d6hnvy60", "Invalid ID length 33"],
    ["kg27rxfv99gzp01wmph0gvt92d6hnv06", "Invalid ID version 1772 (expected 50927)"],
  ])("tell why %s is none", (text, reason) => {
    expect(decodeId(text)).toBe(null);
    expect(idProblem(text)).toBe(`Unable to decode ID: ${reason}`);
  });

  it("have one text each: any other text is none", () => {
    const alphabet = "0123456789abcdefghjkmnpqrstvwxyz".split("");
    fc.assert(
      fc.property(
        tableNumber,
        internal,
        fc.nat({ max: 36 }),
        fc.constantFrom(...alphabet, "i", "L", "é", "\0"),
        (table, bytes, position, character) => {
          const id = encodeId(table, bytes);
          const place = position % id.length;
          const changed = id.slice(0, place) + character + id.slice(place + 1);
          const read = decodeId(changed);
          expect(read === null || encodeId(read.tableNumber, read.internal) === changed).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("never throw on foreign text", () => {
    const characters = fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyzZ-é");
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 40 }), (text) => {
        const read = decodeId(text);
        expect(read === null || encodeId(read.tableNumber, read.internal) === text).toBe(true);
      }),
    );
    for (const text of ["", "messages", "0".repeat(31), "0".repeat(10_000)])
      expect(decodeId(text)).toBeNull();
  });

  it.each([0, -1, 1.5, 2 ** 32, NaN])("are not made of table number %d", (table) => {
    expect(() => encodeId(table, new Uint8Array(16))).toThrow(RangeError);
  });

  it("are not made of internal ids of another length", () => {
    expect(() => encodeId(1, new Uint8Array(15))).toThrow("An internal id has 16 bytes, not 15");
  });
});

describe("newInternalId", () => {
  it("is 16 bytes, never twice the same, and begins with the time", () => {
    const before = Date.now();
    const made = Array.from({ length: 5000 }, newInternalId);
    const after = Date.now();
    expect(new Set(made.map((id) => Buffer.from(id).toString("hex"))).size).toBe(made.length);
    for (const id of made) {
      expect(id).toHaveLength(16);
      const time = Buffer.from(id).readUIntBE(0, 6);
      expect(time >= before && time <= after).toBe(true);
    }
  });
});
