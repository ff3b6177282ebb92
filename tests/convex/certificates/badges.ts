import { internal } from "../../../convex/_generated/api";
import type { Doc } from "../../../convex/_generated/dataModel";
import type { ActionCtx } from "../../../convex/_generated/server";
import { signDocuments } from "../../../convex/certificates/minting/documents";
import { ensureKeys } from "../../../convex/certificates/minting/keys";
import { SERVER_SECRET } from "../../support/convexApp";
import { completeSomebody, credentialsOf, type IssuingWorld, storedFiles } from "./issuer";

/** What calls of the web server bear. */
export const fromServer = { secret: SERVER_SECRET, address: "203.0.113.7" };

/**
 * Somebody who completed the cohort, with a badge that is really signed; its files are a few bytes each, since
 * drawing them is not what is tested here.
 */
export async function issueBadge(world: IssuingWorld, name: string) {
  const learner = await completeSomebody(world, name);
  const queued = (await credentialsOf(world.app)).find(({ personId }) => personId === learner.person)!;
  const badge = await signByHand(world, queued);
  return { learner, badge };
}

/** Signs a credential that waits, as its job would. */
export async function signByHand({ app }: IssuingWorld, { _id: credential }: Doc<"credentials">) {
  const task = await app.mutation(internal.certificates.jobs.claim, { credential });
  if (task === null) throw new Error("There is nothing to issue.");
  const runMutation = app.mutation.bind(app) as ActionCtx["runMutation"];
  const keys = await ensureKeys({ runMutation }, task.issuer.id, task.keys);
  const made = { ...(await storedFiles(app, task)), ...(await signDocuments(task, keys, Date.now())) };
  const report = { credential, attempt: task.attempt, made, fragments: keys.map(({ fragment }) => fragment) };
  if (!(await app.mutation(internal.certificates.jobs.issued, report))) throw new Error("It was not taken.");
  return (await app.run(({ db }) => db.get(credential)))!;
}
