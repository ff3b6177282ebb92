import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { MAX_PASSKEYS, passkeyNameProblems } from "../rules/passkeys";

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db">;

export const passkeyValidator = v.object({
  id: v.id("passkeys"),
  name: v.string(),
  /** Where it works. */
  host: v.string(),
  /** Milliseconds since 1970. */
  since: v.number(),
  lastUsedAt: v.union(v.number(), v.null()),
});

/** A passkey as its person sees it. */
export function describePasskey({
  _id: id,
  _creationTime: since,
  name,
  host,
  lastUsedAt,
}: Doc<"passkeys">): Infer<typeof passkeyValidator> {
  return { id, name, host, since, lastUsedAt: lastUsedAt ?? null };
}

/** A person's passkeys; never more than `MAX_PASSKEYS`. */
export function passkeysOf({ db }: Reader, person: Id<"persons">): Promise<Doc<"passkeys">[]> {
  return db
    .query("passkeys")
    .withIndex("by_person", (q) => q.eq("personId", person))
    .take(MAX_PASSKEYS);
}

/** The passkey that an authenticator names, or null. */
export function passkeyOfCredential({ db }: Reader, credentialId: string): Promise<Doc<"passkeys"> | null> {
  return db
    .query("passkeys")
    .withIndex("by_credential", (q) => q.eq("credentialId", credentialId))
    .unique();
}

export const newPasskeyValidator = v.object({
  credentialId: v.string(),
  publicKey: v.bytes(),
  counter: v.number(),
  transports: v.array(v.string()),
  host: v.string(),
  name: v.string(),
});

/**
 * Keeps a passkey whose registration was verified.
 * @throws `invalid` for its name; `conflict` when it is known already, or the person has too many
 */
export async function addPasskey(
  { db }: Writer,
  { person }: Viewer,
  passkey: Infer<typeof newPasskeyValidator>,
): Promise<Id<"passkeys">> {
  checkName(passkey.name);
  if ((await passkeyOfCredential({ db }, passkey.credentialId)) !== null)
    throw failure("conflict", "This passkey is in use already.");
  if ((await passkeysOf({ db }, person._id)).length >= MAX_PASSKEYS)
    throw failure("conflict", `You have ${MAX_PASSKEYS} passkeys. Please remove one first.`);
  const id = await db.insert("passkeys", { ...passkey, name: passkey.name.trim(), personId: person._id });
  await record({ db, person }, { action: "passkeys.added", entity: { table: "passkeys", id } });
  return id;
}

/** @throws `invalid` for the name; `notFound` for a passkey of somebody else */
export async function renamePasskey(ctx: Writer & Viewer, id: Id<"passkeys">, name: string): Promise<void> {
  checkName(name);
  await requireOwn(ctx, id);
  await ctx.db.patch("passkeys", id, { name: name.trim() });
}

/** @throws `notFound` for a passkey of somebody else */
export async function removePasskey(ctx: Writer & Viewer, id: Id<"passkeys">): Promise<void> {
  await requireOwn(ctx, id);
  await ctx.db.delete("passkeys", id);
  await record(ctx, { action: "passkeys.removed", entity: { table: "passkeys", id } });
}

async function requireOwn({ db, person }: Reader & Viewer, id: Id<"passkeys">): Promise<void> {
  const passkey = await db.get("passkeys", id);
  if (passkey === null || passkey.personId !== person._id)
    throw failure("notFound", "You have no such passkey.");
}

function checkName(name: string): void {
  const problems = passkeyNameProblems(name);
  if (Object.keys(problems).length > 0) throw invalid(problems);
}
