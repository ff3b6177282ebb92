import { expect, test } from "vitest";
import { COMPANY_PERMISSIONS, PERMISSIONS } from "../../../convex/access/permissions";
import { isMessageKey, translator } from "../../../convex/shared/messages/catalogue";
import { COMPANY_ROLES, ROLES } from "../../../convex/shared/roles";

const t = translator("en");

const INTRODUCTION = `# Who may do what

Made from \`convex/access/permissions.ts\` and the message catalogue. After a change:
\`npx vitest run tests/rules/access/permissionsDoc.test.ts --update\`.`;

function text(key: string): string {
  if (!isMessageKey(key)) throw new Error(`The catalogue has no text for ${key}.`);
  return t(key);
}

/** A Markdown table of permissions down and roles across, padded as Prettier does. */
function tableOf(permissions: Record<string, readonly string[]>, roles: readonly string[]): string {
  const head = ["Permission", "Allows to", ...roles.map((role) => text(`people.roles.${role}`))];
  const rows = Object.entries(permissions).map(([permission, granted]) => [
    `\`${permission}\``,
    text(`people.permissions.${permission}`),
    ...roles.map((role) => (granted.includes(role) ? "yes" : "")),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

test("docs/permissions.md shows the table as it is", async () => {
  const staff = tableOf(PERMISSIONS, ROLES);
  const companies = tableOf(COMPANY_PERMISSIONS, COMPANY_ROLES);
  const document = [
    INTRODUCTION,
    "## Staff of an organization",
    staff,
    "## People of a company, in its cockpit",
    companies,
  ];
  await expect(`${document.join("\n\n")}\n`).toMatchFileSnapshot("../../../docs/permissions.md");
});

test("every role and permission has a German text, too", () => {
  const german = translator("de");
  for (const role of [...ROLES, ...COMPANY_ROLES]) expect(german(`people.roles.${role}`)).not.toBe("");
});
