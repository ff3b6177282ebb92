import type { Component, Deployment, SchemaJson, ValidatorJson } from "../deployment";
import { isSubset } from "./validatorSubset";

export type ValidationNeed = "notValidated" | "supersetOfEnforced" | "mustWalk";

/** A table whose stored documents a deployment must check. */
export type TableToCheck = { component: string; tableName: string; documentType: ValidatorJson };

/**
 * Whether the documents of a table must be read again for a new schema: not when nothing is validated,
 * nor when all that the old schema let in is let in by the new one.
 */
export function validationNeed(
  before: SchemaJson | null,
  after: SchemaJson | null,
  tableName: string,
): ValidationNeed {
  const next = documentType(after, tableName);
  if (after?.schemaValidation !== true || next === null) return "notValidated";
  if (next.type === "any") return "supersetOfEnforced";
  const enforced = before?.schemaValidation === true ? documentType(before, tableName) : null;
  return enforced !== null && isSubset(enforced, next) ? "supersetOfEnforced" : "mustWalk";
}

/** Every table of the deployment to be made that could hold documents its schema refuses. */
export function tablesToCheck(before: Deployment, after: Deployment): TableToCheck[] {
  return Object.entries(after.components).flatMap(([component, { state, schema }]) => {
    if (state !== "active" || schema === null) return [];
    const old: Component | undefined = before.components[component];
    return schema.tables.flatMap(({ tableName, documentType: type }) =>
      type !== null && validationNeed(old?.schema ?? null, schema, tableName) === "mustWalk"
        ? [{ component, tableName, documentType: type }]
        : [],
    );
  });
}

function documentType(schema: SchemaJson | null, tableName: string): ValidatorJson | null {
  return schema?.tables.find((table) => table.tableName === tableName)?.documentType ?? null;
}
