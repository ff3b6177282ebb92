import { isDeepStrictEqual } from "node:util";
import type { ObjectValidator, ValidatorJson } from "../../protocol/validatorTypes";

/**
 * Whether every value that `inner` takes, `outer` takes too. Some true cases are not seen; then the
 * answer is false.
 */
export function isSubset(inner: ValidatorJson, outer: ValidatorJson): boolean {
  if (outer.type === "any" || isDeepStrictEqual(inner, outer)) return true;
  if (inner.type === "union") return inner.value.every((member) => isSubset(member, outer));
  if (outer.type === "union") return inUnion(inner, outer.value);
  if (inner.type === "array" && outer.type === "array") return isSubset(inner.value, outer.value);
  if (inner.type === "object" && outer.type === "object") return isObjectSubset(inner, outer);
  if (inner.type === "record" && outer.type === "record") {
    return isSubset(inner.keys, outer.keys) && isSubset(inner.values.fieldType, outer.values.fieldType);
  }
  if (inner.type === "literal") return literalType(inner.value) === outer.type;
  return inner.type === "id" && outer.type === "string";
}

function inUnion(inner: ValidatorJson, members: ValidatorJson[]): boolean {
  if (members.some((member) => isSubset(inner, member))) return true;
  if (inner.type !== "boolean") return false;
  return [true, false].every((value) =>
    members.some((member) => member.type === "literal" && member.value === value),
  );
}

/** No field disappears, none becomes required, and what is new is optional. */
function isObjectSubset(inner: ObjectValidator, outer: ObjectValidator): boolean {
  if (!Object.keys(inner.value).every((name) => Object.hasOwn(outer.value, name))) return false;
  return Object.entries(outer.value).every(([name, field]) => {
    const old = Object.hasOwn(inner.value, name) ? inner.value[name] : undefined;
    if (old === undefined) return field.optional;
    return (!old.optional || field.optional) && isSubset(old.fieldType, field.fieldType);
  });
}

function literalType(value: unknown): string {
  if (typeof value === "object" && value !== null) return "$integer" in value ? "bigint" : "number";
  return typeof value;
}
