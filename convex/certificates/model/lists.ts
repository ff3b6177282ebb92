import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { readCsv } from "../../shared/csv";
import { invalid } from "../../shared/errors";
import { LIST_FIELDS, LIST_PAGE, listProblem, type ReadList, readList } from "../rules/lists";
import type { List, tallyValidator } from "./listed";

/** Rows looked at in one query. */
const CHECKED_AT_A_TIME = 500;
/** Problems that are shown; there may be more. */
const MAX_PROBLEMS = 100;

export const listVerdictValidator = v.object({
  total: v.number(),
  /** Who would be issued to, and who has theirs from this list. */
  issued: v.number(),
  known: v.number(),
  wrong: v.number(),
  problems: v.array(v.object({ line: v.number(), field: literals(...LIST_FIELDS), message: v.string() })),
});

export const listIssuedValidator = v.object({
  issuance: v.id("issuances"),
  issued: v.number(),
  known: v.number(),
  /** Rows that were left out. */
  wrong: v.number(),
});

type Ctx = ActionCtx & Tenant;
type Entered = { achievement: Id<"achievements">; list: string; text: string };
type Tally = Infer<typeof tallyValidator>;

/** A dry run. @throws `invalid` with `text` for what is no list; as `openList` */
export async function checkList(ctx: Ctx, entered: Entered): Promise<Infer<typeof listVerdictValidator>> {
  const { rows, problems, list } = await read(ctx, entered);
  const tally: Tally = { issued: 0, known: 0 };
  for (let from = 0; from < rows.length; from += CHECKED_AT_A_TIME) {
    const page = rows.slice(from, from + CHECKED_AT_A_TIME);
    add(tally, await ctx.runQuery(internal.certificates.jobs.tallyListed, { ...list, rows: page }));
  }
  const wrong = linesOf(problems);
  return { total: rows.length + wrong, ...tally, wrong, problems: problems.slice(0, MAX_PROBLEMS) };
}

/**
 * Has credentials made for everybody on a list, a page a mutation: should it end halfway, the same list again goes on.
 * @throws `invalid` with `text` for rows that cannot be taken, unless they are left out; as `openList`
 */
export async function issueList(
  ctx: Ctx,
  entered: Entered,
  leaveOut: boolean,
): Promise<Infer<typeof listIssuedValidator>> {
  const { rows, problems, list } = await read(ctx, entered);
  if (problems.length > 0 && !leaveOut) throw invalid({ text: "csvProblems" });
  if (rows.length === 0) throw invalid({ text: "csvEmpty" });
  const started = { ...list, startedBy: ctx.person._id };
  const issuance: Id<"issuances"> = await ctx.runMutation(internal.certificates.jobs.startList, started);
  const tally: Tally = { issued: 0, known: 0 };
  for (let from = 0; from < rows.length; from += LIST_PAGE) {
    const page = { issuance, rows: rows.slice(from, from + LIST_PAGE) };
    add(tally, await ctx.runMutation(internal.certificates.jobs.issueListed, page));
  }
  return { issuance, ...tally, wrong: linesOf(problems) };
}

async function read(
  ctx: Ctx,
  { achievement, list: name, text }: Entered,
): Promise<ReadList & { list: List }> {
  const list = { organization: ctx.organization._id, achievement, list: name };
  const today: string = await ctx.runQuery(internal.certificates.jobs.openList, list);
  const table = readCsv(text);
  const problem = listProblem(text, table);
  if (problem !== null || table === null) throw invalid({ text: problem ?? "csv" });
  return { ...readList(table, today), list };
}

function add(tally: Tally, { issued, known }: Tally): void {
  tally.issued += issued;
  tally.known += known;
}

function linesOf(problems: ReadList["problems"]): number {
  return new Set(problems.map(({ line }) => line)).size;
}
