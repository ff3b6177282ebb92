import type { SchemaJson, TableJson } from "../deployment";

/** An index as its author declared it, in the JSON of the deploy API; `name` is `table.index`. */
export type DeveloperIndex = { name: string; staged: boolean } & (
  | { type: "database"; fields: string[] }
  | { type: "search"; searchField: string; filterFields: string[] }
  | { type: "vector"; vectorField: string; dimensions: number; filterFields: string[] }
);

export type IndexDiff = {
  added_indexes: DeveloperIndex[];
  removed_indexes: DeveloperIndex[];
  enabled_indexes: DeveloperIndex[];
  disabled_indexes: DeveloperIndex[];
};

export const NO_INDEX_CHANGE: IndexDiff = {
  added_indexes: [],
  removed_indexes: [],
  enabled_indexes: [],
  disabled_indexes: [],
};

/** All indexes of a schema, sorted by name. */
export function developerIndexes(schema: SchemaJson | null): DeveloperIndex[] {
  const all = (schema?.tables ?? []).flatMap(tableIndexes);
  return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function tableIndexes(table: TableJson): DeveloperIndex[] {
  const name = (index: { indexDescriptor: string }): string => `${table.tableName}.${index.indexDescriptor}`;
  const database = (staged: boolean) => (index: TableJson["indexes"][number]) =>
    ({ name: name(index), type: "database", fields: index.fields, staged }) as const;
  const search = (staged: boolean) => (index: TableJson["searchIndexes"][number]) =>
    ({
      name: name(index),
      type: "search",
      searchField: index.searchField,
      filterFields: [...index.filterFields].sort(),
      staged,
    }) as const;
  const vector = (staged: boolean) => (index: TableJson["vectorIndexes"][number]) =>
    ({
      name: name(index),
      type: "vector",
      vectorField: index.vectorField,
      dimensions: index.dimensions,
      filterFields: [...index.filterFields].sort(),
      staged,
    }) as const;
  return [
    ...table.indexes.map(database(false)),
    ...table.stagedDbIndexes.map(database(true)),
    ...table.searchIndexes.map(search(false)),
    ...table.stagedSearchIndexes.map(search(true)),
    ...table.vectorIndexes.map(vector(false)),
    ...table.stagedVectorIndexes.map(vector(true)),
  ];
}

export type IndexChange = "added" | "identical" | "enabled" | "disabled" | "dropped";

/** Each index that exists or will exist, with what happens to it; a changed one is dropped and added. */
export function compareIndexes(
  before: DeveloperIndex[],
  after: DeveloperIndex[],
): { index: DeveloperIndex; change: IndexChange }[] {
  const existing = new Map(before.map((index) => [index.name, index]));
  const changes: { index: DeveloperIndex; change: IndexChange }[] = [];
  for (const index of after) {
    const old = existing.get(index.name);
    existing.delete(index.name);
    if (old === undefined) changes.push({ index, change: "added" });
    else if (specOf(old) !== specOf(index)) {
      changes.push({ index: old, change: "dropped" }, { index, change: "added" });
    } else if (old.staged === index.staged) changes.push({ index, change: "identical" });
    else changes.push({ index, change: index.staged ? "disabled" : "enabled" });
  }
  for (const index of existing.values()) changes.push({ index, change: "dropped" });
  return changes;
}

export function diffIndexes(before: DeveloperIndex[], after: DeveloperIndex[]): IndexDiff {
  const changes = compareIndexes(before, after);
  const of = (kind: IndexChange): DeveloperIndex[] =>
    changes.filter(({ change }) => change === kind).map(({ index }) => index);
  return {
    added_indexes: of("added"),
    removed_indexes: of("dropped"),
    enabled_indexes: of("enabled"),
    disabled_indexes: of("disabled"),
  };
}

function specOf(index: DeveloperIndex): string {
  return JSON.stringify({ ...index, staged: false });
}
