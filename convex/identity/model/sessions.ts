import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { sessionHolds, type Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { randomToken, sha256Hex } from "../../shared/hashes";
import {
  isAlive,
  MAX_SESSIONS,
  seen,
  sessionLength,
  type SignInMethod,
  SIGN_IN_METHODS,
} from "../rules/sessions";

const MAX_USER_AGENT = 400;

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db">;

/** What a sign-in answers: the token for the cookie, and who it is. */
export const openedValidator = v.object({ token: v.string(), personId: v.id("persons") });
export type Opened = Infer<typeof openedValidator>;

export type Opening = {
  person: Doc<"persons">;
  method: SignInMethod;
  /** Where it was asked for; the log of that organization tells of it. */
  organizationId: Id<"organizations">;
  userAgent?: string | undefined;
  /** What the browser bore until now: it ends, so that nobody can plant a session. */
  oldToken?: string | undefined;
  /** Whether the session counts in that organization alone. */
  confined?: boolean;
  impersonator?: { personId: Id<"persons">; sessionId: Id<"sessions"> };
};

/** Signs somebody in: a new session with a token that nobody had before. */
export async function openSession({ db }: Writer, opening: Opening): Promise<Opened> {
  const { person, method, organizationId, userAgent, oldToken, confined, impersonator } = opening;
  if (oldToken !== undefined) await endSessionOfToken({ db }, oldToken);
  await makeRoom({ db }, person._id);
  const [token, now] = [randomToken(), Date.now()];
  const session = await db.insert("sessions", {
    personId: person._id,
    tokenHash: await sha256Hex(token),
    method,
    expiresAt: now + sessionLength(method),
    lastSeenAt: now,
    ...(userAgent && { userAgent: userAgent.slice(0, MAX_USER_AGENT) }),
    ...(confined && { organizationId }),
    ...(impersonator && {
      impersonatorId: impersonator.personId,
      impersonatorSessionId: impersonator.sessionId,
    }),
  });
  if (impersonator === undefined) {
    const entity = { table: "sessions" as const, id: session };
    await record({ db, person }, { action: "sessions.opened", entity, organizationId });
  }
  return { token, personId: person._id };
}

/** The live session that a cookie's token opens and its person, or null. */
export async function sessionOfToken(
  { db }: Reader,
  token: string,
): Promise<{ session: Doc<"sessions">; person: Doc<"persons"> } | null> {
  const tokenHash = await sha256Hex(token);
  const session = await db
    .query("sessions")
    .withIndex("by_token", (q) => q.eq("tokenHash", tokenHash))
    .unique();
  if (session === null || !(await sessionHolds({ db }, session))) return null;
  const person = await db.get("persons", session.personId);
  return person === null || person.pseudonymizedAt !== undefined ? null : { session, person };
}

/** Notes that a session is used, and prolongs it. Gives it as it is then. */
export async function touchSession({ db }: Writer, session: Doc<"sessions">): Promise<Doc<"sessions">> {
  const change = seen(session, Date.now());
  if (change !== null) await db.patch("sessions", session._id, change);
  return { ...session, ...change };
}

/** Ends a session. What was ended before stays as it was. */
export async function endSession({ db }: Writer, session: Doc<"sessions">): Promise<void> {
  const now = Date.now();
  if (!isAlive(session, now)) return;
  await db.patch("sessions", session._id, { endedAt: now, expiresAt: now });
  const { impersonatorId: actorId, personId: id, organizationId } = session;
  if (actorId === undefined || organizationId === undefined) return;
  const deed = { action: "impersonation.ended", entity: { table: "persons", id }, organizationId } as const;
  await record({ db, person: { _id: actorId } }, deed);
}

/** Ends the session of a cookie's token, and that of the owner behind it; nothing happens when there is none. */
export async function endSessionOfToken({ db }: Writer, token: string): Promise<void> {
  const found = await sessionOfToken({ db }, token);
  if (found === null) return;
  await endSession({ db }, found.session);
  const { impersonatorSessionId } = found.session;
  const own = impersonatorSessionId === undefined ? null : await db.get("sessions", impersonatorSessionId);
  if (own !== null) await endSession({ db }, own);
}

/**
 * Ends one of the viewer's own sessions.
 * @throws `notFound` for one of somebody else
 */
export async function endOwnSession(ctx: Writer & Viewer, id: Id<"sessions">): Promise<void> {
  const session = await ctx.db.get("sessions", id);
  if (session === null || session.personId !== ctx.person._id)
    throw failure("notFound", "You have no such session.");
  await endSession(ctx, session);
  await record(ctx, { action: "sessions.revoked", entity: { table: "sessions", id } });
}

/** Ends all of the viewer's sessions, this one too. */
export async function signOutEverywhere(ctx: Writer & Viewer): Promise<void> {
  for (const session of await aliveSessions(ctx, ctx.person._id).collect()) await endSession(ctx, session);
  const entity = { table: "persons" as const, id: ctx.person._id };
  await record(ctx, { action: "sessions.endedEverywhere", entity });
}

/**
 * A person's sessions that were not ended, the one that lasts longest first; those that ran out are at the end
 * until they are swept. The same query at every moment, so that pages of it stay pages.
 */
export function unendedSessions({ db }: Reader, person: Id<"persons">) {
  return db
    .query("sessions")
    .withIndex("by_person_alive", (q) => q.eq("personId", person).eq("endedAt", undefined))
    .order("desc");
}

/** A person's live sessions, the one that lasts longest first; at most `MAX_SESSIONS`. */
export function aliveSessions({ db }: Reader, person: Id<"persons">) {
  return db
    .query("sessions")
    .withIndex("by_person_alive", (q) =>
      q.eq("personId", person).eq("endedAt", undefined).gt("expiresAt", Date.now()),
    )
    .order("desc");
}

async function makeRoom(ctx: Writer, person: Id<"persons">): Promise<void> {
  const alive = await aliveSessions(ctx, person).collect();
  for (const session of alive.slice(MAX_SESSIONS - 1)) await endSession(ctx, session);
}

export const sessionValidator = v.object({
  id: v.id("sessions"),
  method: literals(...SIGN_IN_METHODS),
  /** As the browser named itself. */
  userAgent: v.union(v.string(), v.null()),
  /** Milliseconds since 1970. */
  since: v.number(),
  lastSeenAt: v.number(),
  expiresAt: v.number(),
  /** Whether the caller's own session is this one. */
  current: v.boolean(),
});

/** A session as its person sees it. */
export function describeSession(
  session: Doc<"sessions">,
  current: Doc<"sessions"> | null,
): Infer<typeof sessionValidator> {
  const { _id: id, _creationTime: since, method, lastSeenAt, expiresAt } = session;
  const userAgent = session.userAgent ?? null;
  return { id, method, userAgent, since, lastSeenAt, expiresAt, current: id === current?._id };
}
