import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeObjects, mergePatch, patchBetween, tidyPatch } from "../../../convex/catalog/rules/mergePatch";
import { isJsonObject, type Json, type JsonObject, readJsonObject } from "../../../convex/shared/json";

/** RFC 7396, Appendix A: original, patch, result. */
const APPENDIX_A: [string, string, string][] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', "{}"],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', "null", "null"],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ["[1,2]", '{"a":"b","c":null}', '{"a":"b"}'],
  ["{}", '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
];

const parse = (text: string) => JSON.parse(text) as Json;

describe("mergePatch", () => {
  test.each(APPENDIX_A)("%s with %s is %s (RFC 7396, Appendix A)", (original, patch, result) => {
    const target = parse(original);
    expect(JSON.stringify(mergePatch(target, parse(patch)))).toBe(result);
    expect(JSON.stringify(target)).toBe(original);
  });

  test("the document of RFC 7396, section 3", () => {
    const original = {
      title: "Goodbye!",
      author: { givenName: "John", familyName: "Doe" },
      tags: ["example", "sample"],
      content: "This will be unchanged",
    };
    const patch = {
      title: "Hello!",
      phoneNumber: "+01-123-456-7890",
      author: { familyName: null },
      tags: ["example"],
    };
    expect(mergePatch(original, patch)).toEqual({
      title: "Hello!",
      author: { givenName: "John" },
      tags: ["example"],
      content: "This will be unchanged",
      phoneNumber: "+01-123-456-7890",
    });
  });

  test("a template's defaults with a program's overrides", () => {
    const defaults = { d: 60, f: "weekly", c: ["a", "b"] };
    expect(mergePatch(defaults, { d: 90, c: ["b"], f: null })).toEqual({ d: 90, c: ["b"] });
  });

  test("never reaches a prototype, whatever the keys are", () => {
    const merged = mergePatch(
      {},
      parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"x":1}}}'),
    );
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});

describe("readJsonObject refuses", () => {
  test.each([
    ['{"a":', "json"],
    ["", "json"],
    ["[]", "json"],
    ["null", "json"],
    ['"x"', "json"],
    ['{"a":[1e999]}', "json"],
    ['{"__proto__":{"a":1}}', "unsafeKey"],
    ['{"a":{"constructor":1}}', "unsafeKey"],
    ['{"a":[{"b":{"prototype":null}}]}', "unsafeKey"],
    ['{"\\ud800":1}', "unsafeKey"],
    [`${'{"a":'.repeat(21)}1${"}".repeat(21)}`, "tooDeep"],
    [`{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}`, "tooDeep"],
    [`{"a":"${"x".repeat(64_000)}"}`, "tooLong"],
  ])("%.40s as %s", (text, problem) => {
    expect(readJsonObject(text)).toEqual({ problem });
  });

  test("nothing else", () => {
    expect(readJsonObject('{"a":{"b":[null,1,"x"]},"toString":1}')).toEqual({
      object: { a: { b: [null, 1, "x"] }, toString: 1 },
    });
    expect(readJsonObject(`${'{"a":'.repeat(20)}1${"}".repeat(20)}`)).toHaveProperty("object");
  });
});

const key = fc.constantFrom("a", "b", "c", "d/e", "f~g");
const scalar = fc.oneof(fc.boolean(), fc.integer(), fc.string({ maxLength: 3 }));
const { object, patch } = fc.letrec<{ value: Json; object: JsonObject; patched: Json; patch: JsonObject }>(
  (tie) => ({
    value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(scalar, { maxLength: 3 }), tie("object")),
    object: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    patched: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      scalar,
      fc.array(scalar, { maxLength: 3 }),
      tie("patch"),
    ),
    patch: fc.dictionary(key, tie("patched"), { maxKeys: 4 }),
  }),
);

const hasNull = (value: Json): boolean =>
  value === null || (isJsonObject(value) && Object.values(value).some(hasNull));

describe("for every object and patch", () => {
  test("patching twice is patching once, and leaves no null", () => {
    fc.assert(
      fc.property(object, patch, (target, change) => {
        const once = mergeObjects(target, change);
        expect(mergeObjects(once, change)).toEqual(once);
        expect(hasNull(once)).toBe(false);
      }),
    );
  });

  test("patchBetween leads from one to the other, and is empty exactly when they are the same", () => {
    fc.assert(
      fc.property(object, object, (from, to) => {
        const between = patchBetween(from, to);
        expect(mergeObjects(from, between)).toEqual(to);
        expect(Object.keys(between).length === 0).toBe(
          JSON.stringify(sorted(from)) === JSON.stringify(sorted(to)),
        );
      }),
    );
  });

  test("tidyPatch gives the same result, and tidying again changes nothing", () => {
    fc.assert(
      fc.property(object, patch, (target, change) => {
        const tidy = tidyPatch(target, change);
        expect(mergeObjects(target, tidy)).toEqual(mergeObjects(target, change));
        expect(tidyPatch(target, tidy)).toEqual(tidy);
      }),
    );
  });
});

test("an override with the value that is there already is no override", () => {
  expect(tidyPatch({ d: 60, e: { f: [1] } }, { d: 60, e: { f: [1] }, g: null })).toEqual({});
});

function sorted(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, Json] => [name, sorted(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
