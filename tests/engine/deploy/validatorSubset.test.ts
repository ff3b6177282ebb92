import fc from "fast-check";
import { expect, test } from "vitest";
import type { ValidatorJson } from "../../../engine/deploy/deployment";
import { tablesToCheck, validationNeed } from "../../../engine/deploy/push/schemaValidation";
import { isSubset } from "../../../engine/deploy/push/validatorSubset";
import { validate } from "../../../engine/protocol/validators";
import type { Json } from "../../../engine/protocol/json";
import { definition, literal, number, object, pushed, schema, string, table, union } from "./builders";

const bool: ValidatorJson = { type: "boolean" };
const any: ValidatorJson = { type: "any" };
const list = (value: ValidatorJson): ValidatorJson => ({ type: "array", value });

test.each<[string, ValidatorJson, ValidatorJson, boolean]>([
  ["the same", object({ a: string }), object({ a: string }), true],
  ["anything", object({ a: string }), any, true],
  ["from anything", any, string, false],
  ["a new optional field", object({ a: string }), object({ a: string, "b?": number }), true],
  ["a new required field", object({ a: string }), object({ a: string, b: number }), false],
  ["a field less", object({ a: string, b: string }), object({ a: string }), false],
  ["a field made optional", object({ a: string }), object({ "a?": string }), true],
  ["a field made required", object({ "a?": string }), object({ a: string }), false],
  ["a wider union", string, union(number, string), true],
  ["a narrower union", union(number, string), string, false],
  ["both booleans", bool, union(literal(true), literal(false)), true],
  ["one boolean", bool, literal(true), false],
  ["a literal", literal("a"), string, true],
  ["an id", { type: "id", tableName: "t" }, string, true],
  ["a list", list(literal(1)), list(number), true],
])("%s", (_what, inner, outer, expected) => {
  expect(isSubset(inner, outer)).toBe(expected);
});

const leaf = fc.constantFrom<ValidatorJson>(string, number, bool, any, literal("a"), literal(true), {
  type: "null",
});
const validators = fc.letrec<{ any: ValidatorJson }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    leaf,
    tie("any").map(list),
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((members) => union(...members)),
    fc
      .dictionary(fc.constantFrom("a", "b", "a?", "c?"), tie("any"), { maxKeys: 3 })
      .map((fields) => object(fields)),
  ),
})).any;
const values = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Json>("a", "b", 1, true, false, null),
    fc.array(tie("any"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("any"), { maxKeys: 3 }),
  ),
})).any;

test("a value that the inner validator takes, the outer takes", () => {
  const accepts = (validator: ValidatorJson, value: Json): boolean =>
    validate(validator, value, () => null) === null;
  fc.assert(
    fc.property(validators, validators, values, (inner, outer, value) => {
      fc.pre(isSubset(inner, outer) && accepts(inner, value));
      return accepts(outer, value);
    }),
  );
});

test("only tables that could hold refused documents are read again", () => {
  const before = schema(
    table("same", { documentType: object({ a: string }) }),
    table("wider", { documentType: object({ a: string }) }),
    table("narrower", { documentType: object({ a: union(string, number) }) }),
  );
  const after = schema(
    table("same", { documentType: object({ a: string }) }),
    table("wider", { documentType: object({ a: string, "b?": string }) }),
    table("narrower", { documentType: object({ a: string }) }),
    table("new", { documentType: object({ a: string }) }),
    table("free"),
  );
  const first = pushed([definition("", { schema: before })]).deployment;
  const second = pushed([definition("", { schema: after })]).deployment;
  expect(tablesToCheck(first, second)).toEqual([
    { component: "", tableName: "narrower", documentType: object({ a: string }) },
    { component: "", tableName: "new", documentType: object({ a: string }) },
  ]);
  const unchecked = { ...before, schemaValidation: false };
  expect(validationNeed(unchecked, before, "same")).toBe("mustWalk");
  expect(validationNeed(before, unchecked, "same")).toBe("notValidated");
});
