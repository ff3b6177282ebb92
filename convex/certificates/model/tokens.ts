import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { affiliationIn } from "../../people/model/affiliations";
import { failure, invalid } from "../../shared/errors";
import { randomToken, sha256Hex } from "../../shared/hashes";
import type { Reader } from "./contexts";
import { organizationAt } from "./publishing";

export const tokenValidator = v.object({ id: v.id("badgeTokens"), name: v.string(), madeAt: v.number() });

type Owner = Pick<MutationCtx, "db"> & Viewer;

/** Tokens that one person has at a time. */
const MAX_TOKENS = 10;
const MAX_NAME = 80;

/** A person's tokens in an organization, the oldest first. */
export async function tokensOf(
  ctx: Reader,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<Infer<typeof tokenValidator>[]> {
  const rows = await rowsOf(ctx, organizationId, personId);
  return rows.map(({ _id: id, name, _creationTime: madeAt }) => ({ id, name, madeAt }));
}

/**
 * Makes the viewer a token by which a program reads their badges. It is shown once: only its digest is kept.
 * @throws `notFound` for who has nothing to do with the organization; `invalid`; `conflict` for too many
 */
export async function makeToken(
  ctx: Owner,
  organizationId: Id<"organizations">,
  entered: string,
): Promise<string> {
  const personId = ctx.person._id;
  if ((await affiliationIn(ctx, organizationId, personId)) === null)
    throw failure("notFound", "There is no such organization here.");
  const name = entered.trim();
  if (name === "") throw invalid({ name: "required" });
  if (name.length > MAX_NAME) throw invalid({ name: "tooLong" });
  if ((await rowsOf(ctx, organizationId, personId)).length >= MAX_TOKENS)
    throw failure("conflict", "You have as many keys as there can be. Remove one first.");
  const token = randomToken();
  const row = { organizationId, personId, name, tokenHash: await sha256Hex(token) };
  const id = await ctx.db.insert("badgeTokens", row);
  await record(ctx, { organizationId, action: "badgeTokens.made", entity: { table: "badgeTokens", id } });
  return token;
}

/** From now on the viewer's token reads nothing any more. @throws `notFound` */
export async function revokeToken(ctx: Owner, id: Id<"badgeTokens">): Promise<void> {
  const row = await ctx.db.get("badgeTokens", id);
  if (row?.personId !== ctx.person._id) throw failure("notFound", "There is no such key here.");
  await ctx.db.delete("badgeTokens", id);
  const { organizationId } = row;
  await record(ctx, { organizationId, action: "badgeTokens.revoked", entity: { table: "badgeTokens", id } });
}

/** Whose token reads under a host; null for a token that is none of there. Takes the whole deployment's db. */
export async function readerOf(
  ctx: Reader,
  host: string,
  token: string | null,
): Promise<Doc<"badgeTokens"> | null> {
  if (token === null) return null;
  const tokenHash = await sha256Hex(token);
  const row = await ctx.db
    .query("badgeTokens")
    .withIndex("by_token", (q) => q.eq("tokenHash", tokenHash))
    .unique();
  if (row === null || (await organizationAt(ctx, host))?._id !== row.organizationId) return null;
  const person = await ctx.db.get("persons", row.personId);
  return person === null || person.pseudonymizedAt !== undefined ? null : row;
}

function rowsOf({ db }: Reader, organizationId: Id<"organizations">, personId: Id<"persons">) {
  return db
    .query("badgeTokens")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .take(MAX_TOKENS);
}
