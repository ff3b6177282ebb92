import { inComponent } from "./exportZip";
import { ImportError } from "./importError";
import { tableExists } from "./importSummary";
import type { ImportMode, ImportTable, TableSummary } from "./snapshotOperations";

const FIRST_USER_TABLE = 10_001;
/** System tables that functions can read. */
const VISIBLE_SYSTEM_TABLES: ReadonlySet<string> = new Set(["_storage", "_scheduled_functions"]);

export type NumberedTable = { component: string; name: string; number: number };

/**
 * Decides which number every imported table gets, such that documents keep their ids: the one its ids
 * contain, or else the one the table of this name has, or else a fresh one. Throws `ImportError`, in
 * Convex's words, if the ids of two tables would clash, or if a table is not empty that must be.
 */
export function assignNumbers(
  mode: ImportMode,
  imported: ImportTable[],
  existing: TableSummary[],
): NumberedTable[] {
  const assignment = new Assignment(imported, existing);
  for (const { component, name } of imported) checkImportable(mode, component, name, assignment);
  for (const table of imported) {
    if (table.number === null) continue;
    if (mode === "append") checkSameNumber(table, table.number, assignment.existing(table));
    assignment.assign(table, table.number);
  }
  for (const table of imported) {
    const former = assignment.existing(table);
    if (table.number === null && former !== null && assignment.holder(table, former.number) === null) {
      assignment.assign(table, former.number);
    }
  }
  for (const table of existing) checkConflict(mode, table, assignment);
  return imported.map((table) => assignment.numbered(table));
}

class Assignment {
  readonly #existing: Map<string, TableSummary>;
  readonly #imported: ReadonlySet<string>;
  readonly #numbers = new Map<string, number>();
  readonly #holders = new Map<string, string>();
  readonly #taken: Set<string>;

  constructor(imported: ImportTable[], existing: TableSummary[]) {
    this.#existing = new Map(existing.map((table) => [keyOf(table), table]));
    this.#imported = new Set(imported.map(keyOf));
    this.#taken = new Set(existing.map(({ component, number }) => `${component}:${number}`));
  }

  existing(table: { component: string; name: string }): TableSummary | null {
    return this.#existing.get(keyOf(table)) ?? null;
  }

  isImported(table: { component: string; name: string }): boolean {
    return this.#imported.has(keyOf(table));
  }

  /** Which imported table got this number. */
  holder({ component }: { component: string }, number: number): string | null {
    return this.#holders.get(`${component}:${number}`) ?? null;
  }

  assign(table: { component: string; name: string }, number: number): void {
    const holder = this.holder(table, number);
    if (holder !== null) {
      throw new ImportError(
        "InvalidId",
        `conflict between \`${holder}\` and \`${table.name}\`${inComponent(table.component)} with number ${number}`,
      );
    }
    this.#holders.set(`${table.component}:${number}`, table.name);
    this.#numbers.set(keyOf(table), number);
  }

  /** The table with its number, a fresh one if it has none yet. */
  numbered(table: { component: string; name: string }): NumberedTable {
    const { component, name } = table;
    if (!this.#numbers.has(keyOf(table))) this.assign(table, this.#fresh(component));
    return { component, name, number: this.#numbers.get(keyOf(table)) ?? 0 };
  }

  #fresh(component: string): number {
    let number = FIRST_USER_TABLE;
    while (this.#taken.has(`${component}:${number}`) || this.holder({ component }, number) !== null)
      number += 1;
    return number;
  }
}

function keyOf({ component, name }: { component: string; name: string }): string {
  return `${component}:${name}`;
}

function checkImportable(mode: ImportMode, component: string, name: string, assignment: Assignment): void {
  if (name.startsWith("_") && name !== "_storage") {
    throw new ImportError("InvalidTableName", `Invalid table name ${name} starts with metadata prefix '_'`);
  }
  const present = assignment.existing({ component, name })?.count ?? 0;
  if (mode === "requireEmpty" && present > 0) throw tableExists(name);
}

function checkSameNumber(table: ImportTable, wanted: number, existing: TableSummary | null): void {
  if (existing === null || existing.number === wanted) return;
  throw new ImportError(
    "TableNumberConflict",
    `table ${table.name}${inComponent(table.component)} wants table number ${wanted} ` +
      `but was already assigned ${existing.number}`,
  );
}

/** Refuses an import that takes the number of a table that stays. */
function checkConflict(mode: ImportMode, stays: TableSummary, assignment: Assignment): void {
  const isSystem = stays.name.startsWith("_");
  if (assignment.isImported(stays) || (mode === "replaceAll" && !isSystem)) return;
  const holder = assignment.holder(stays, stays.number);
  if (holder === null) return;
  const message = `New table \`${holder}\`${inComponent(stays.component)} has IDs that conflict with existing `;
  throw new ImportError("TableConflict", message + conflictReason(stays.name, isSystem));
}

function conflictReason(existing: string, isSystem: boolean): string {
  if (VISIBLE_SYSTEM_TABLES.has(existing)) return "system table";
  if (isSystem) {
    return (
      "internal table. Consider importing this table without `_id` fields or import into a new " +
      "deployment."
    );
  }
  return (
    `table \`${existing}\`. To delete all existing tables, import with ` +
    "`npx convex import --replace-all`."
  );
}
