import type { FieldErrors } from "../../shared/errors";

/** The tables whose views are kept. */
export const TABLES = [
  "people",
  "members",
  "invitations",
  "companies",
  "deliveries",
  "auditEntries",
  "cohorts",
  "enrollments",
  "formats",
  "programs",
  "forms",
  "credentials",
  "issuances",
  "achievements",
  "designs",
  "posts",
  "pages",
] as const;
export type TableName = (typeof TABLES)[number];

export type View = {
  search: string;
  sort: { column: string; descending: boolean } | null;
  filters: Record<string, string>;
  hidden: string[];
};

/** Views of one table that one person keeps, and shared ones of colleagues that are shown: a menu, not a list. */
export const MAX_OWN = 50;
export const MAX_SHARED = 100;

const MAX_NAME = 60;
const MAX_TEXT = 200;
const MAX_PARTS = 40;

/** What is wrong with a name, if something is. */
export function nameProblems(name: string): FieldErrors {
  const length = name.trim().length;
  if (length === 0) return { name: "required" };
  return length > MAX_NAME ? { name: "tooLong" } : {};
}

/** What is wrong with a view, if something is: more parts or longer ones than any table has. */
export function viewProblems({ search, sort, filters, hidden }: View): FieldErrors {
  const parts = [...Object.keys(filters), ...hidden];
  const texts = [search, sort?.column ?? "", ...Object.values(filters), ...parts];
  const fits = parts.length <= MAX_PARTS && texts.every((text) => text.length <= MAX_TEXT);
  return fits ? {} : { view: "tooLong" };
}

/** Whether somebody may rename, share or remove a view: their own, and a shared one who runs the organization. */
export function mayChange(
  view: { personId: string; shared: boolean },
  viewer: { personId: string; managesOrganization: boolean },
): boolean {
  return view.personId === viewer.personId || (view.shared && viewer.managesOrganization);
}
