import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { affiliationIn } from "../../people/model/affiliations";
import { ERASED_NAME } from "../../shared/erasure";

export type NamedPerson = { id: Id<"persons">; name: string };

/**
 * How an organization calls people, each once. Who was merged into somebody goes by that name. Who is not, or no
 * longer, on the organization's list is an erased person there, whatever other organizations call them.
 * Takes the whole deployment's db: who was merged away is on no list.
 */
export async function namesIn(
  ctx: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  ids: readonly Id<"persons">[],
): Promise<Map<Id<"persons">, NamedPerson>> {
  const distinct = [...new Set(ids)];
  const named = await Promise.all(
    distinct.map(async (id) => [id, { id, name: await nameIn(ctx, organizationId, id) }] as const),
  );
  return new Map(named);
}

async function nameIn(
  ctx: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  id: Id<"persons">,
): Promise<string> {
  const affiliation = await affiliationIn(ctx, organizationId, id);
  if (affiliation !== null) return affiliation.name;
  const mergedInto = (await ctx.db.get("persons", id))?.mergedInto;
  return mergedInto === undefined ? ERASED_NAME : nameIn(ctx, organizationId, mergedInto);
}
