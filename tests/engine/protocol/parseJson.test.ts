import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../../engine/protocol/parseJson";

const nested = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

describe("parseJson", () => {
  test("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test.each([
    ["arrays", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("takes 128 levels of %s, and not one more", (_, open, close) => {
    const text = (levels: number) =>
      nested(levels - 1, open, close).replace(`${open}${close}`, `${open}[]${close}`);
    expect(() => parseJson(text(128))).not.toThrow();
    expect(() => parseJson(text(129))).toThrow(new SyntaxError("JSON nests deeper than 128 levels"));
    expect(() => parseJson(text(100_000))).toThrow(SyntaxError);
  });

  test("counts levels, not brackets", () => {
    const wide = `[${Array(1_000).fill('[{"a":[]}]').join(",")}]`;
    expect(parseJson(wide)).toHaveLength(1_000);
  });

  test.each(["[[[[", '\\"[[[[', "\\\\", '\\\\\\"{{{{', '"', "\\"])(
    "brackets in the string %j are no levels",
    (text) => {
      const strings = Array<string>(200).fill(text);
      expect(parseJson(JSON.stringify(strings))).toEqual(strings);
      expect(parseJson(JSON.stringify({ [text]: strings }))).toEqual({ [text]: strings });
    },
  );

  test.each(["", "[", "{}{}", "NaN", "[1,]", "\uFEFF{}", '{"a":1'])("%j is no JSON", (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});
