import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { aliveSessions, endSession } from "../../identity/model/sessions";
import { tablesTreated } from "../rules/merging";

/** More than anybody has; what is beyond is expired long since. */
const MAX_ROWS = 500;

/** Signs somebody out wherever they are signed in. */
export async function endSessionsOf({ db }: Pick<MutationCtx, "db">, person: Id<"persons">): Promise<void> {
  for (const session of await aliveSessions({ db }, person).collect()) await endSession({ db }, session);
}

/**
 * Takes from somebody every way of signing in but a code to their mail address: sessions, passkeys, accounts
 * at outside providers, and addresses that wait to be confirmed.
 */
export async function endSignIn({ db }: Pick<MutationCtx, "db">, person: Id<"persons">): Promise<void> {
  await endSessionsOf({ db }, person);
  for (const table of tablesTreated("removed")) {
    const rows = await db
      .query(table)
      .withIndex("by_person", (q) => q.eq("personId", person))
      .take(MAX_ROWS);
    for (const row of rows) await db.delete(row._id);
  }
}
