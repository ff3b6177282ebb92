import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { readCsv } from "../../shared/csv";
import { invalid } from "../../shared/errors";
import { IMPORT_FIELDS, listProblem, readList, type ReadList } from "../rules/imports";
import type { RowOutcome } from "./importRows";

/** Rows that one query looks at. */
const CHECKED_AT_A_TIME = 200;
/** Problems that are told one by one; their number is told in full. */
const MAX_PROBLEMS = 200;

export const listVerdictValidator = v.object({
  total: v.number(),
  added: v.number(),
  changed: v.number(),
  unchanged: v.number(),
  /** How many rows cannot be taken. */
  wrong: v.number(),
  /** Why, with the line of the file and a key of the catalogue's `errors`; the first two hundred. */
  problems: v.array(v.object({ line: v.number(), field: literals(...IMPORT_FIELDS), message: v.string() })),
});

type Ctx = ActionCtx & Tenant;
type Checked = ReadList & { counts: Record<RowOutcome, number> };

/** A dry run. @throws `invalid` with `text` for what is no list; `conflict`, `notFound` for the cohort */
export async function checkList(
  ctx: Ctx,
  cohort: Id<"cohorts">,
  text: string,
): Promise<Infer<typeof listVerdictValidator>> {
  const { rows, problems, counts } = await checked(ctx, cohort, text);
  const { added, changed, unchanged } = counts;
  const wrong = new Set(problems.map(({ line }) => line)).size;
  return {
    total: rows.length + wrong,
    added,
    changed,
    unchanged,
    wrong,
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}

/** Begins to take a list in. @throws `invalid` with `text` for rows that cannot be taken, unless they are left out */
export async function startList(
  ctx: Ctx,
  cohort: Id<"cohorts">,
  text: string,
  { leaveOut, welcome }: { leaveOut: boolean; welcome: boolean },
): Promise<Id<"enrollmentImports">> {
  const { rows, problems } = await checked(ctx, cohort, text);
  if (problems.length > 0 && !leaveOut) throw invalid({ text: "csvProblems" });
  if (rows.length === 0) throw invalid({ text: "csvEmpty" });
  const fileId = await ctx.storage.store(new Blob([JSON.stringify(rows)], { type: "application/json" }));
  const started = { cohort, startedBy: ctx.person._id, fileId, total: rows.length, welcome };
  return ctx.runMutation(internal.cohorts.jobs.startImport, started);
}

async function checked(ctx: Ctx, cohort: Id<"cohorts">, text: string): Promise<Checked> {
  const organization = ctx.organization._id;
  await ctx.runQuery(internal.cohorts.jobs.checkImport, { organization, cohort });
  const table = readCsv(text);
  const problem = listProblem(text, table);
  if (problem !== null || table === null) throw invalid({ text: problem ?? "csv" });
  const { rows, problems } = readList(table);
  const counts = { added: 0, changed: 0, unchanged: 0, externalIdTaken: 0 };
  const taken = new Set<number>();
  for (let from = 0; from < rows.length; from += CHECKED_AT_A_TIME) {
    const page = rows.slice(from, from + CHECKED_AT_A_TIME);
    for (const { line, outcome } of await ctx.runQuery(internal.cohorts.jobs.checkRows, {
      cohort,
      rows: page,
    })) {
      counts[outcome] += 1;
      if (outcome === "externalIdTaken") taken.add(line);
    }
  }
  const conflicts = [...taken].map((line) => ({
    line,
    field: "externalId" as const,
    message: "externalIdTaken",
  }));
  const all = [...problems, ...conflicts].sort((a, b) => a.line - b.line);
  return { rows: rows.filter(({ line }) => !taken.has(line)), problems: all, counts };
}
