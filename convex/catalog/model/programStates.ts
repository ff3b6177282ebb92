import type { Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import type { Action } from "../../audit/rules/actions";
import { failure, invalid } from "../../shared/errors";
import { type ProgramDeed, stateAfter } from "../rules/programLifecycle";
import { publishingProblems } from "../rules/programs";
import { problemsOfConfig, refuse } from "./config";
import type { Writer } from "./contexts";
import { programIn } from "./programs";

const ACTIONS = {
  publish: "programs.published",
  unpublish: "programs.unpublished",
  archive: "programs.archived",
  restore: "programs.restored",
} as const satisfies Record<ProgramDeed, Action>;

/**
 * Publishes a program, takes it off the catalog, archives or restores it.
 * @throws `notFound`; `conflict` where its state does not allow it; `invalid` with what it lacks to be published
 */
export async function moveProgram(ctx: Writer, id: Id<"programs">, deed: ProgramDeed): Promise<void> {
  const program = await programIn(ctx, id);
  const state = stateAfter(program.state, deed);
  if (state === null) throw failure("conflict", `This program is ${program.state}: that cannot be done now.`);
  if (deed === "publish") {
    const problems = publishingProblems(program);
    if (Object.keys(problems).length > 0) throw invalid(problems);
    refuse(await problemsOfConfig(ctx, program));
  }
  const now = Date.now();
  await ctx.db.patch("programs", id, {
    state,
    ...(deed === "publish" ? { publishedAt: now, changedAt: now } : {}),
  });
  await record(ctx, { action: ACTIONS[deed], entity: { table: "programs", id }, changed: ["state"] });
}
