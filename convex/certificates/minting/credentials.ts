"use node";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import type { Task } from "../model/making";
import { signDocuments } from "./documents";
import { drawFiles, storeFiles } from "./files";
import { fontsFor } from "./fonts";
import { ensureKeys } from "./keys";
import { problemOf } from "./problems";

/**
 * Makes a credential that was claimed and issues it. What is stored for nothing is removed.
 * @throws what went wrong, once it is noted, so that the pool tries again
 */
export async function makeCredential(
  ctx: ActionCtx,
  credential: Id<"credentials">,
  task: Task,
): Promise<void> {
  const { attempt } = task;
  const stored: Id<"_storage">[] = [];
  try {
    const isTaken = await makeAndReport(ctx, credential, task, stored);
    if (!isTaken) await ctx.runMutation(internal.certificates.jobs.discard, { credential, files: stored });
  } catch (error) {
    await ctx.runMutation(internal.certificates.jobs.discard, { credential, files: stored });
    const problem = problemOf(error);
    await ctx.runMutation(internal.certificates.jobs.faltered, { credential, attempt, problem });
    throw error;
  }
}

async function makeAndReport(
  ctx: ActionCtx,
  credential: Id<"credentials">,
  task: Task,
  stored: Id<"_storage">[],
): Promise<boolean> {
  const keys = await ensureKeys(ctx, task.issuer.id, task.keys);
  const { document, jwt } = await signDocuments(task, keys, Date.now());
  const files = await drawFiles(ctx, task, document, fontsFor(ctx));
  const made = { document, jwt, ...(await storeFiles(ctx, files, credential, stored)) };
  const fragments = keys.map(({ fragment }) => fragment);
  const { attempt } = task;
  return ctx.runMutation(internal.certificates.jobs.issued, { credential, attempt, made, fragments });
}
