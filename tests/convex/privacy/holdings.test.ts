import { expect, test } from "vitest";
import type { GenericValidator } from "convex/values";
import { exportedFor, erasedFor, HOLDINGS } from "../../../convex/privacy/model/holdings";
import { KEPT } from "../../../convex/privacy/rules/kept";
import schema from "../../../convex/schema";
import { isMessageKey } from "../../../convex/shared/messages/catalogue";

/** Tables that name people and are no holding, and why. */
const ELSEWHERE: Record<string, string> = {
  progress: "an id alone, of who confirmed it; the rest is told by enrollments",
  completionRuns: "an id alone, of who began to complete people",
  publications: "ids alone, of authors; a copy of what contentItems tells",
  pageComponents: "the id of who changed a part last; contentItems tells who edited the page",
  contentPreviews: "the id of who made a link that ends within thirty days; the log tells of it",
  contentVersions: "ids alone, of authors and of who kept it; copies of what contentItems tells",
  materials: "an id alone, of who made it",
  materialVersions: "an id alone, of who added the file",
  submissionAllowances: "an id and how much that person may write at once; says nothing of what was written",
  deletions: "an id alone, of who deleted an organization",
  recordings: "an id alone, of who added it",
  passkeyChallenges: "an id alone, and is swept minutes after it was made",
};

type AnyValidator = GenericValidator & {
  kind: string;
  tableName?: string;
  fields?: Record<string, AnyValidator>;
  members?: AnyValidator[];
  element?: AnyValidator;
};

/** Whether a field says who somebody is: an id of a person, or a mail address, however deep. */
function isPersonal(name: string, validator: AnyValidator): boolean {
  switch (validator.kind) {
    case "id":
      return validator.tableName === "persons";
    case "string":
      return /^(e?mail|address|recipient)$|(Email|Address)$/.test(name);
    case "object":
      return Object.entries(validator.fields ?? {}).some(([inner, field]) => isPersonal(inner, field));
    case "union":
      return (validator.members ?? []).some((member) => isPersonal(name, member));
    case "array":
      return validator.element !== undefined && isPersonal(name, validator.element);
    default:
      return false;
  }
}

const personalTables = Object.entries(schema.tables)
  .filter(([, { validator }]) => isPersonal("", validator as unknown as AnyValidator))
  .map(([table]) => table);

test("every table that names people is a holding, or says why it is none", () => {
  const known = new Set<string>([...HOLDINGS.map(({ table }) => table), ...Object.keys(ELSEWHERE)]);
  expect(personalTables).toContain("deliveries");
  expect(personalTables.filter((table) => !known.has(table))).toEqual([]);
});

test("every table that is named here has a field that names people, or is about an account", () => {
  const named = [...HOLDINGS.map(({ table }) => table), ...Object.keys(ELSEWHERE)];
  const indirect = ["persons", "suppressions"];
  expect(named.filter((table) => !personalTables.includes(table) && !indirect.includes(table))).toEqual([]);
});

test("what erasure leaves has a reason, and every section a title", () => {
  const left = HOLDINGS.filter(({ kept }) => kept).map(({ table }) => table);
  const reasoned: readonly string[] = KEPT;
  // Files of the log are gone within a week, and their rows hold ids alone.
  expect(left.filter((table) => !reasoned.includes(table))).toEqual(["auditExports"]);
  expect(KEPT.filter((table) => !isMessageKey(`privacy.kept.${table}`))).toEqual([]);
  expect(HOLDINGS.filter(({ name }) => !isMessageKey(`privacy.section.${name}`))).toEqual([]);
});

test("names are unique, and the account is only for the person", () => {
  expect(new Set(HOLDINGS.map(({ name }) => name)).size).toBe(HOLDINGS.length);
  const account = ["account", "signInAccounts", "addressChanges", "passkeys", "sessions"];
  const names = (list: { name: string }[]) => list.map(({ name }) => name);
  expect(names(exportedFor({ account: true }))).toEqual(expect.arrayContaining(account));
  for (const name of account) {
    expect(names(exportedFor({ account: false }))).not.toContain(name);
    expect(names(erasedFor({ account: false }))).not.toContain(name);
  }
});
