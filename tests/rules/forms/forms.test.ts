import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AnswerValues,
  problemsOf,
  tidyAnswers,
  visibleFields,
} from "../../../convex/forms/rules/answers";
import { type Field, fieldProblems, MAX_FIELDS } from "../../../convex/forms/rules/fields";
import { schemaOf } from "../../../convex/forms/rules/formSchemas";
import { FIELD_KINDS } from "../../../convex/forms/rules/statuses";
import { schemaProblems } from "../../../convex/shared/jsonSchema";

const field = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  kind: "text",
  label: key,
  required: false,
  ...more,
});

/** Do you come? By what? Which line (only by tram)? */
const COMING: Field[] = [
  field("comes", { kind: "yesNo", required: true }),
  field("how", {
    kind: "choice",
    required: true,
    options: ["tram", "foot"],
    shownIf: { key: "comes", is: ["yes"] },
  }),
  field("line", { kind: "number", required: true, shownIf: { key: "how", is: ["tram"] } }),
  field("days", { kind: "choices", options: ["mo", "tu"] }),
  field("evening", { required: true, shownIf: { key: "days", is: ["tu"] } }),
];

describe("visibleFields", () => {
  test.each<[AnswerValues, string[]]>([
    [{}, ["comes", "days"]],
    [{ comes: false }, ["comes", "days"]],
    [{ comes: true }, ["comes", "how", "days"]],
    [{ comes: true, how: "tram" }, ["comes", "how", "line", "days"]],
    [{ comes: false, how: "tram" }, ["comes", "days"]],
    [{ days: ["mo"] }, ["comes", "days"]],
    [{ days: ["mo", "tu"] }, ["comes", "days", "evening"]],
  ])("%j shows %j", (values, keys) => {
    expect(visibleFields(COMING, values).map(({ key }) => key)).toEqual(keys);
  });
});

describe("problemsOf", () => {
  test.each<[Partial<Field>, AnswerValues, string | null]>([
    [{ required: true }, {}, "required"],
    [{ required: true }, { f: "  " }, "required"],
    [{ required: false }, { f: "" }, null],
    [{}, { f: "x".repeat(300) }, null],
    [{}, { f: "x".repeat(301) }, "tooLong"],
    [{}, { f: 1 }, "valueType"],
    [{ kind: "longText" }, { f: "x".repeat(5_001) }, "tooLong"],
    [{ kind: "email" }, { f: "Ada@Example.org" }, null],
    [{ kind: "email" }, { f: "ada" }, "email"],
    [{ kind: "email" }, { f: true }, "email"],
    [{ kind: "number" }, { f: -1.5 }, null],
    [{ kind: "number" }, { f: Number.NaN }, "number"],
    [{ kind: "number" }, { f: "1" }, "number"],
    [{ kind: "date" }, { f: "2028-02-29" }, null],
    [{ kind: "date" }, { f: "2026-02-29" }, "date"],
    [{ kind: "date" }, { f: "2026-13-01" }, "date"],
    [{ kind: "date" }, { f: "1.2.2026" }, "date"],
    [{ kind: "choice", options: ["a", "b"] }, { f: "a" }, null],
    [{ kind: "choice", options: ["a", "b"] }, { f: "c" }, "notOffered"],
    [{ kind: "choice", options: ["a", "b"] }, { f: ["a"] }, "notOffered"],
    [{ kind: "choices", options: ["a", "b"], required: true }, { f: [] }, "required"],
    [{ kind: "choices", options: ["a", "b"] }, { f: ["b", "a"] }, null],
    [{ kind: "choices", options: ["a", "b"] }, { f: ["a", "a"] }, "notOffered"],
    [{ kind: "choices", options: ["a", "b"] }, { f: "a" }, "notOffered"],
    [{ kind: "yesNo", required: true }, { f: false }, null],
    [{ kind: "yesNo" }, { f: "yes" }, "valueType"],
  ])("%j with %j: %s", (more, values, problem) => {
    expect(problemsOf([field("f", more)], values)).toEqual(problem === null ? {} : { f: problem });
  });

  test("does not ask what is not shown", () => {
    expect(problemsOf(COMING, { comes: false })).toEqual({});
    expect(problemsOf(COMING, { comes: true })).toEqual({ how: "required" });
    expect(problemsOf(COMING, { comes: true, how: "tram" })).toEqual({ line: "required" });
    expect(problemsOf(COMING, { comes: true, how: "tram", line: 6, days: ["tu"] })).toEqual({
      evening: "required",
    });
  });
});

test("answers are kept tidy: without what was not asked, is blank or unknown", () => {
  const fields = [...COMING, field("mail", { kind: "email" }), field("note")];
  const entered = {
    comes: false,
    how: "tram",
    line: 6,
    days: [],
    mail: " Ada@Example.org ",
    note: "  ",
    other: 1,
  };
  expect(tidyAnswers(fields, entered)).toEqual({ comes: false, mail: "ada@example.org" });
});

describe("fieldProblems", () => {
  const choice = field("how", { kind: "choice", options: ["a", "b"] });
  test.each<[string, Field[], Record<string, string>]>([
    ["none", [], { fields: "required" }],
    ["good ones", COMING, {}],
    [
      "too many",
      Array.from({ length: MAX_FIELDS + 1 }, (_, n) => field(`f${n}`)),
      { fields: "tooManyItems" },
    ],
    ["a key that is none", [field("1st")], { "fields.0.key": "fieldKey" }],
    ["a key for prototypes", [field("__proto__")], { "fields.0.key": "fieldKey" }],
    ["a key twice", [field("a"), field("a")], { "fields.1.key": "repeated" }],
    ["no label", [field("a", { label: " " })], { "fields.0.label": "required" }],
    ["a long label", [field("a", { label: "x".repeat(301) })], { "fields.0.label": "tooLong" }],
    ["long help", [field("a", { help: "x".repeat(301) })], { "fields.0.help": "tooLong" }],
    ["options of a text", [field("a", { options: ["x"] })], { "fields.0.options": "noOptions" }],
    ["one option", [field("a", { kind: "choice", options: ["x"] })], { "fields.0.options": "tooFewItems" }],
    [
      "a blank option",
      [field("a", { kind: "choices", options: ["x", ""] })],
      { "fields.0.options": "required" },
    ],
    [
      "an option twice",
      [field("a", { kind: "choice", options: ["x", "x"] })],
      { "fields.0.options": "repeatedItems" },
    ],
    [
      "a later condition",
      [field("a", { shownIf: { key: "how", is: ["a"] } }), choice],
      { "fields.0.shownIf": "fieldBefore" },
    ],
    [
      "its own condition",
      [field("a", { shownIf: { key: "a", is: ["a"] } })],
      { "fields.0.shownIf": "fieldBefore" },
    ],
    [
      "a condition on a text",
      [field("t"), field("a", { shownIf: { key: "t", is: ["x"] } })],
      { "fields.1.shownIf": "fieldChoice" },
    ],
    [
      "an answer that is not offered",
      [choice, field("a", { shownIf: { key: "how", is: ["c"] } })],
      { "fields.1.shownIf": "notOffered" },
    ],
    [
      "no answer",
      [choice, field("a", { shownIf: { key: "how", is: [] } })],
      { "fields.1.shownIf": "notOffered" },
    ],
  ])("%s", (_name, fields, problems) => {
    expect(fieldProblems(fields)).toEqual(problems);
  });
});

describe("schemaOf", () => {
  test("asks for what is required where it is shown", () => {
    expect(schemaOf(COMING)).toMatchObject({
      type: "object",
      required: ["comes"],
      additionalProperties: false,
      properties: { how: { title: "how", type: "string", enum: ["tram", "foot"] } },
    });
  });

  test("has a kind for each field kind", () => {
    const fields = FIELD_KINDS.map((kind) => field(kind, { kind, options: ["a", "b"], help: "Help" }));
    const { properties } = schemaOf(fields) as {
      properties: Record<string, { type: string; description: string }>;
    };
    expect(Object.values(properties).map(({ type }) => type)).toEqual([
      "string",
      "string",
      "string",
      "number",
      "string",
      "string",
      "array",
      "boolean",
    ]);
    expect(properties["text"]!.description).toBe("Help");
  });

  test("takes exactly the tidy answers that the form takes", () => {
    const values = fc.record(
      {
        comes: fc.boolean(),
        how: fc.constantFrom("tram", "foot", "boat"),
        line: fc.integer(),
        days: fc.uniqueArray(fc.constantFrom("mo", "tu"), { minLength: 1 }),
        evening: fc.constantFrom("", "late"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, (entered) => {
        const tidy = tidyAnswers(COMING, entered);
        const taken = Object.keys(problemsOf(COMING, entered)).length === 0;
        expect(schemaProblems(schemaOf(COMING), tidy).length === 0).toBe(taken);
      }),
    );
  });
});
