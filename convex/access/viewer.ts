import type { UserIdentity } from "convex/server";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { countsIn, isAlive } from "../identity/rules/sessions";
import { failure } from "../shared/errors";
import { allows } from "./permissions";
import { rolesIn } from "./roles";

/** Who calls. `session` is absent for people who sign in by an outside provider, which keeps its own. */
export type Viewer = { person: Doc<"persons">; session: Doc<"sessions"> | null };

/**
 * The signed-in person, or null. A token of our own identity provider counts only while its session
 * lives, so that signing out ends every live query at once.
 */
export async function findViewer(ctx: Pick<QueryCtx, "auth" | "db">): Promise<Viewer | null> {
  const identity = await ctx.auth.getUserIdentity();
  if (identity === null) return null;
  const sessionId = identity["sid"];
  return identity.issuer === process.env["IDENTITY_ISSUER"] && typeof sessionId === "string"
    ? viewerOfSession(ctx, sessionId)
    : viewerOfProvider(ctx, identity);
}

/** @throws `signedOut` when nobody is signed in */
export async function requireViewer(ctx: Pick<QueryCtx, "auth" | "db">): Promise<Viewer> {
  return (await findViewer(ctx)) ?? signedOut();
}

/**
 * Like `findViewer`, for what belongs to one organization: who impersonates somebody, or tries a demo
 * account, is nobody in every other one.
 */
export async function findViewerIn(
  ctx: Pick<QueryCtx, "auth" | "db">,
  organization: Id<"organizations">,
): Promise<Viewer | null> {
  const viewer = await findViewer(ctx);
  return viewer !== null && countsIn(viewer.session, organization) ? viewer : null;
}

/** @throws `signedOut` when nobody is signed in who counts in the organization */
export async function requireViewerIn(
  ctx: Pick<QueryCtx, "auth" | "db">,
  organization: Id<"organizations">,
): Promise<Viewer> {
  return (await findViewerIn(ctx, organization)) ?? signedOut();
}

/** @throws `signedOut`; `forbidden` for who looks at the product as somebody else: accounts are their own */
export async function requireOwner(ctx: Pick<QueryCtx, "auth" | "db">): Promise<Viewer> {
  const viewer = await requireViewer(ctx);
  if (viewer.session?.impersonatorId === undefined) return viewer;
  throw failure("forbidden", "An account can only be changed by the person whose it is.");
}

/** @throws `signedOut` without the token of an outside provider; ours are of people we know */
export async function requireOutsideIdentity(ctx: Pick<QueryCtx, "auth">): Promise<UserIdentity> {
  const identity = await ctx.auth.getUserIdentity();
  if (identity === null || identity.issuer === process.env["IDENTITY_ISSUER"]) return signedOut();
  return identity;
}

/** Whether a session counts: it has not ended and, if it was lent for impersonation, may still be. */
export async function sessionHolds(ctx: Pick<QueryCtx, "db">, session: Doc<"sessions">): Promise<boolean> {
  return isAlive(session, Date.now()) && (session.impersonatorId === undefined || isLent(ctx, session));
}

/** What an owner lends themselves ends with their own session, and when they are an owner no more. */
async function isLent(
  ctx: Pick<QueryCtx, "db">,
  { impersonatorId, impersonatorSessionId, organizationId }: Doc<"sessions">,
): Promise<boolean> {
  if (impersonatorId === undefined || impersonatorSessionId === undefined || organizationId === undefined)
    return false;
  const own = await ctx.db.get("sessions", impersonatorSessionId);
  if (own === null || !isAlive(own, Date.now())) return false;
  return allows(await rolesIn(ctx, organizationId, impersonatorId), "people.impersonate");
}

function signedOut(): never {
  throw failure("signedOut", "Please sign in.");
}

async function viewerOfSession({ db }: Pick<QueryCtx, "db">, sessionId: string): Promise<Viewer | null> {
  const id = db.normalizeId("sessions", sessionId);
  const session = id === null ? null : await db.get("sessions", id);
  if (session === null || !(await sessionHolds({ db }, session))) return null;
  const person = await livePerson(db, session.personId);
  return person === null ? null : { person, session };
}

async function viewerOfProvider(
  { db }: Pick<QueryCtx, "db">,
  { tokenIdentifier }: UserIdentity,
): Promise<Viewer | null> {
  const known = await db
    .query("externalIdentities")
    .withIndex("by_token", (q) => q.eq("tokenIdentifier", tokenIdentifier))
    .unique();
  const person = known === null ? null : await livePerson(db, known.personId);
  return person === null ? null : { person, session: null };
}

async function livePerson(db: QueryCtx["db"], id: Id<"persons">): Promise<Doc<"persons"> | null> {
  const person = await db.get("persons", id);
  return person === null || person.pseudonymizedAt !== undefined ? null : person;
}
