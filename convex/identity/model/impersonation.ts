import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { rolesIn } from "../../access/roles";
import { record } from "../../audit/model/entries";
import { affiliationIn } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import { randomToken, sha256Hex } from "../../shared/hashes";
import { endSession, type Opened, openSession, sessionOfToken } from "./sessions";

type Db = MutationCtx["db"];
type Target = { person: Id<"persons">; userAgent: string };

/**
 * Opens a session in which an owner sees the organization as somebody else of it does, for an hour.
 * @throws `notFound` for who has nothing to do with it; `forbidden` for owners and oneself; `unavailable`
 * where sessions are kept by an outside provider
 */
export async function beginImpersonation(
  ctx: Tenant & Pick<MutationCtx, "scheduler"> & { everywhere: Db },
  { person: id, userAgent }: Target,
): Promise<Opened> {
  const { everywhere: db, organization, session, person: impersonator } = ctx;
  const [person, affiliation] = [
    await db.get("persons", id),
    await affiliationIn({ db }, organization._id, id),
  ];
  if (person === null || affiliation === null || person.pseudonymizedAt !== undefined)
    throw failure("notFound", "There is no such person here.");
  if (id === impersonator._id || (await rolesIn({ db }, organization._id, id)).includes("owner"))
    throw failure("forbidden", "Nobody can look at the product as an owner.");
  if (session === null)
    throw failure("unavailable", "An outside provider keeps the sessions here: there is none to lend.");
  const opened = await openSession(
    { db },
    {
      person,
      method: "impersonation",
      organizationId: organization._id,
      userAgent,
      confined: true,
      impersonator: { personId: impersonator._id, sessionId: session._id },
    },
  );
  const entity = { table: "persons" as const, id };
  await record({ ...ctx, db }, { action: "impersonation.begun", entity });
  await watchLent(ctx, opened.token);
  return opened;
}

/** Sees to it that the log tells of the end too when nobody ends it. */
async function watchLent(
  { everywhere: db, scheduler }: Pick<MutationCtx, "scheduler"> & { everywhere: Db },
  token: string,
): Promise<void> {
  const lent = (await sessionOfToken({ db }, token))?.session;
  if (lent === undefined) return;
  await scheduler.runAt(lent.expiresAt, internal.identity.jobs.closeImpersonation, { session: lent._id });
}

/** Notes that the time of an impersonation is over, unless it was ended before. */
export async function closeImpersonation({ db }: { db: Db }, id: Id<"sessions">): Promise<void> {
  const lent = await db.get("sessions", id);
  if (lent === null || lent.endedAt !== undefined) return;
  const { personId, organizationId, impersonatorId, expiresAt: endedAt } = lent;
  if (organizationId === undefined || impersonatorId === undefined) return;
  await db.patch("sessions", id, { endedAt });
  const entity = { table: "persons" as const, id: personId };
  const ctx = { db, person: { _id: impersonatorId } };
  await record(ctx, { action: "impersonation.ended", entity, organizationId }, "system");
}

/**
 * Ends the impersonation that a token bears, and leads the owner back to their own session, with a new token
 * for it. Null when it is none, and when the owner's session has ended meanwhile.
 */
export async function endImpersonation({ db }: { db: Db }, token: string): Promise<Opened | null> {
  const found = await sessionOfToken({ db }, token);
  if (found === null || found.session.impersonatorSessionId === undefined) return null;
  await endSession({ db }, found.session);
  const own = await db.get("sessions", found.session.impersonatorSessionId);
  if (own === null) return null;
  const fresh = randomToken();
  await db.patch("sessions", own._id, { tokenHash: await sha256Hex(fresh) });
  return { token: fresh, personId: own.personId };
}
