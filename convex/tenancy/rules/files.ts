/** As much of a validator of `convex/values` as is needed to find ids in a value. */
export type Shape = {
  kind: string;
  tableName?: string;
  fields?: Record<string, unknown>;
  element?: unknown;
  value?: unknown;
  members?: readonly unknown[];
};

/** The ids of stored files that a row names, wherever its validator says that one may stand. */
export function filesIn(value: unknown, validator: unknown): string[] {
  const shape = validator as Shape;
  if (value === undefined || value === null) return [];
  switch (shape.kind) {
    case "id":
      return shape.tableName === "_storage" && typeof value === "string" ? [value] : [];
    case "object":
      return Object.entries(shape.fields ?? {}).flatMap(([field, inner]) =>
        filesIn((value as Record<string, unknown>)[field], inner),
      );
    case "array":
      return Array.isArray(value) ? value.flatMap((item) => filesIn(item, shape.element)) : [];
    case "record":
      return Object.values(value).flatMap((item) => filesIn(item, shape.value));
    case "union":
      return [...new Set((shape.members ?? []).flatMap((member) => filesIn(value, member)))];
    default:
      return [];
  }
}
