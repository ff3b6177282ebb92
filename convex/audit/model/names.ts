import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { affiliationIn } from "../../people/model/affiliations";
import { ERASED_NAME } from "../../shared/erasure";

export type NamedPerson = { id: Id<"persons">; name: string };

/**
 * How an organization calls people, in the order of their ids. Who is not (or no longer) known there is an
 * erased person, whatever other organizations call them. Ids may repeat; each is read once.
 */
export async function namesIn(
  ctx: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  ids: readonly Id<"persons">[],
): Promise<Map<Id<"persons">, NamedPerson>> {
  const distinct = [...new Set(ids)];
  const named = await Promise.all(
    distinct.map(async (id) => {
      const affiliation = await affiliationIn(ctx, organizationId, id);
      return [id, { id, name: affiliation?.name ?? ERASED_NAME }] as const;
    }),
  );
  return new Map(named);
}
