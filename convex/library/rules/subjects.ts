/** What has files that are given out. */
export const SUBJECT_TABLES = ["recordings", "materials"] as const;
export type SubjectTable = (typeof SUBJECT_TABLES)[number];

/** A recording or a material, as texts name it: `recordings:<id>`. */
export function subjectOf(table: SubjectTable, id: string): string {
  return `${table}:${id}`;
}

/** What a text names; null where it names neither. */
export function readSubject(text: string): { table: SubjectTable; id: string } | null {
  const [name, id, ...more] = text.split(":");
  const table = SUBJECT_TABLES.find((known) => known === name);
  if (table === undefined || id === undefined || id === "" || more.length > 0) return null;
  return { table, id };
}
