import type { UserIdentity } from "convex/server";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { isAlive } from "../identity/rules/sessions";
import { failure } from "../shared/errors";

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
  const viewer = await findViewer(ctx);
  if (viewer === null) throw failure("signedOut", "Please sign in.");
  return viewer;
}

async function viewerOfSession({ db }: Pick<QueryCtx, "db">, sessionId: string): Promise<Viewer | null> {
  const id = db.normalizeId("sessions", sessionId);
  const session = id === null ? null : await db.get(id);
  if (session === null || !isAlive(session, Date.now())) return null;
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
  const person = await db.get(id);
  return person === null || person.pseudonymizedAt !== undefined ? null : person;
}
