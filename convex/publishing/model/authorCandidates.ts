import { type NamedPerson, namesIn } from "../../audit/model/names";
import type { NameReader } from "./contexts";

/** Members looked at: a choice of more is no choice. */
const MAX_STAFF = 200;

/** The present staff by the names that the organization has for them, in their order. */
export async function authorCandidates({ db, everywhere, organization }: NameReader): Promise<NamedPerson[]> {
  const members = await db
    .query("memberships")
    .withIndex("by_organization_ended", (q) =>
      q.eq("organizationId", organization._id).eq("endedAt", undefined),
    )
    .order("desc")
    .take(MAX_STAFF);
  const names = await namesIn(
    { db: everywhere },
    organization._id,
    members.map(({ personId }) => personId),
  );
  return [...names.values()].sort((one, other) => one.name.localeCompare(other.name));
}
