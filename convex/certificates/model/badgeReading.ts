import { type Infer, v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { PageRequest } from "../rules/openBadgesApi";
import type { Reader } from "./contexts";
import { readerOf } from "./tokens";

export const badgePageValidator = v.object({ total: v.number(), documents: v.array(v.string()) });

export const profileValidator = v.object({
  id: v.id("persons"),
  name: v.string(),
  email: v.union(v.string(), v.null()),
});

/** More badges than one person has of one organization. */
const MAX_BADGES = 1_000;

/**
 * A page of the badges of a token's holder that hold, the newest first, and how many there are in all. Null for a
 * token that is none of the host's. Takes the whole deployment's db.
 */
export async function badgePage(
  ctx: Reader,
  host: string,
  token: string,
  { limit, offset, since }: PageRequest,
): Promise<Infer<typeof badgePageValidator> | null> {
  const reader = await readerOf(ctx, host, token);
  if (reader === null) return null;
  const rows = await issuedTo(ctx, reader.organizationId, reader.personId);
  const wanted = rows.filter(({ validFrom }) => since === null || validFrom > since);
  const page = wanted.slice(offset, offset + limit);
  return { total: wanted.length, documents: page.flatMap(({ document }) => document ?? []) };
}

/** Who a token's holder is; null for a token that is none of the host's. Takes the whole deployment's db. */
export async function profileOf(
  ctx: Reader,
  host: string,
  token: string,
): Promise<Infer<typeof profileValidator> | null> {
  const reader = await readerOf(ctx, host, token);
  const person = reader && (await ctx.db.get("persons", reader.personId));
  return person && { id: person._id, name: person.name, email: person.email ?? null };
}

async function issuedTo({ db }: Reader, organizationId: Id<"organizations">, personId: Id<"persons">) {
  const rows = await db
    .query("credentials")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .order("desc")
    .take(MAX_BADGES);
  return rows.filter(({ state, document }) => state === "issued" && document !== undefined);
}
