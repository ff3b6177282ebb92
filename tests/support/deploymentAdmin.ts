import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { convexCli, type CliTarget } from "./convexCli";

/** Calls what only an admin of a deployment may. @throws what it answered, when it refused */
export async function askAsAdmin<Answer>(target: CliTarget, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${target.url}${path}`, {
    method: "POST",
    headers: { authorization: `Convex ${target.adminKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return (text === "" ? null : JSON.parse(text)) as Answer;
}

/** All rows of a table, the newest first. */
export async function rowsOf<Row>(target: CliTarget, table: string): Promise<Row[]> {
  type Page = { page: Row[]; isDone: boolean; continueCursor: string };
  const rows: Row[] = [];
  for (let cursor: string | null = null; ;) {
    const { value }: { value: Page } = await askAsAdmin(target, "/api/query", {
      path: "_system/cli/tableData:default",
      args: [{ table, order: "desc", paginationOpts: { numItems: 100, cursor } }],
      format: "json",
    });
    rows.push(...value.page);
    if (value.isDone) return rows;
    cursor = value.continueCursor;
  }
}

/** Somebody and the organization that knows them, as rows name them: of the demo's people, each is known to one. */
export async function personOfDemo(
  target: CliTarget,
  email: string,
): Promise<{ organizationId: Id<"organizations">; personId: Id<"persons"> }> {
  const known = await rowsOf<Doc<"affiliations">>(target, "affiliations");
  const found = known.find((each) => each.email === email);
  if (found === undefined) throw new Error(`No organization knows ${email}.`);
  return { organizationId: found.organizationId, personId: found.personId };
}

/** Adds a row to a table, or puts it in place of all there are, as `npx convex import` does. */
export async function addRow(
  target: CliTarget,
  table: string,
  row: object,
  mode: "append" | "replace" = "append",
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "row-"));
  try {
    const file = join(folder, "row.jsonl");
    await Promise.all([
      writeFile(file, `${JSON.stringify(row)}\n`),
      writeFile(join(folder, "package.json"), '{"dependencies":{"convex":"*"}}'),
    ]);
    const { code, stdout, stderr } = await convexCli(folder, target, [
      ...["import", `--${mode}`, "--yes"],
      ...["--table", table, file],
    ]);
    if (code !== 0) throw new Error(`convex import ended with ${code}:\n${stdout}${stderr}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Changes environment variables of a deployment, all at once. */
export async function setVariables(target: CliTarget, variables: Record<string, string>): Promise<void> {
  const changes = Object.entries(variables).map(([name, value]) => ({ name, value }));
  await askAsAdmin(target, "/api/update_environment_variables", { changes });
}

/** Runs a function with arguments, internal ones too, those of a component where one is named. */
export async function runFunction(
  target: CliTarget,
  name: string,
  args: object,
  componentPath = "",
): Promise<unknown> {
  const body = { path: name, args: [args], format: "json", componentPath };
  return (await askAsAdmin<{ value: unknown }>(target, "/api/function", body)).value;
}
