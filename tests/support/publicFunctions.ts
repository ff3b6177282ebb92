import { makeFunctionReference } from "convex/server";
import { type Declaration, declarationOf } from "../../convex/access/declaration";
import { errorData } from "../../convex/shared/errors";
import type { App, Caller } from "./convexApp";

export type Kind = "query" | "mutation" | "action";

export type PublicFunction = {
  /** As clients call it, such as "people/viewer:current". */
  name: string;
  kind: Kind;
  /** Null where it was made without the builders that demand a permission. */
  declaration: Declaration | null;
  args: Shape;
  returns: Shape | null;
};

/** A validator as registered functions export it, in JSON. */
type Shape =
  | { type: "null" | "number" | "bigint" | "boolean" | "string" | "bytes" | "any" }
  | { type: "literal"; value: string | number | boolean }
  | { type: "id"; tableName: string }
  | { type: "array"; value: Shape }
  | { type: "record"; keys: Shape; values: { fieldType: Shape } }
  | { type: "union"; value: Shape[] }
  | { type: "object"; value: Record<string, { fieldType: Shape; optional: boolean }> };

type Registered = {
  isPublic?: boolean;
  isQuery?: boolean;
  isMutation?: boolean;
  isAction?: boolean;
  exportArgs: () => string;
  exportReturns: () => string;
};

/** Ids to put where a validator wants one, by table; other tables get one that leads nowhere. */
export type Ids = Record<string, string>;
type Loaders = Record<string, () => Promise<unknown>>;

/** The public functions of modules, by path from `convex/`. */
export async function publicFunctions(loaders: Loaders): Promise<PublicFunction[]> {
  const modules = await Promise.all(
    Object.entries(loaders).map(async ([path, load]) => {
      const file = path.replace(/^.*\/convex\//, "").replace(/\.ts$/, "");
      return functionsOf(file, (await load()) as Record<string, unknown>);
    }),
  );
  return modules.flat();
}

/** The public functions among a module's exports. */
export function functionsOf(file: string, exported: Record<string, unknown>): PublicFunction[] {
  return Object.entries(exported).flatMap(([name, value]) => {
    if (typeof value !== "function") return [];
    const registered = value as unknown as Registered;
    if (registered.isPublic !== true) return [];
    return [
      {
        name: `${file}:${name}`,
        kind: registered.isQuery ? "query" : registered.isMutation ? "mutation" : "action",
        declaration: declarationOf(registered),
        args: JSON.parse(registered.exportArgs()) as Shape,
        returns: JSON.parse(registered.exportReturns()) as Shape | null,
      },
    ];
  });
}

/** A value that a validator takes; of objects, the fields that must be there. */
export function valueOf(shape: Shape, ids: Ids): unknown {
  switch (shape.type) {
    case "null":
    case "any":
      return null;
    case "number":
      return 1;
    case "bigint":
      return 1n;
    case "boolean":
      return true;
    case "string":
      return "x";
    case "bytes":
      return new ArrayBuffer(1);
    case "literal":
      return shape.value;
    case "id":
      return ids[shape.tableName] ?? idNowhere(shape.tableName);
    case "array":
      return [valueOf(shape.value, ids)];
    case "record":
      return {};
    case "union":
      return valueOf(shape.value[0]!, ids);
    case "object":
      return Object.fromEntries(
        Object.entries(shape.value)
          .filter(([, { optional }]) => !optional)
          .map(([field, { fieldType }]) => [field, valueOf(fieldType, ids)]),
      );
    default:
      return shape satisfies never;
  }
}

/** What a call came to: "allowed", the code of our error, or the text of any other one. */
export async function outcomeOf(
  caller: App | Caller,
  { name, kind, args }: PublicFunction,
  ids: Ids,
  more: Record<string, unknown> = {},
): Promise<string> {
  const values = { ...(valueOf(args, ids) as Record<string, unknown>), ...more };
  try {
    if (kind === "query") await caller.query(makeFunctionReference<"query">(name), values);
    else if (kind === "mutation") await caller.mutation(makeFunctionReference<"mutation">(name), values);
    else await caller.action(makeFunctionReference<"action">(name), values);
    return "allowed";
  } catch (error) {
    return errorData(error)?.code ?? String(error);
  }
}

/** An id as convex-test makes them, of a row that is not there. */
function idNowhere(table: string): string {
  return `${"9".repeat(32 - table.length)}${table}`;
}
