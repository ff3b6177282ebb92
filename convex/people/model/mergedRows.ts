import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { combineCohortPlaces } from "../../cohorts/model/merging";
import { combineEvents } from "../../events/model/mergedPeople";
import { combineWatches } from "../../library/model/mergedWatches";
import { strongerRole } from "../rules/companies";
import { tidyRoles } from "../rules/memberships";
import { affiliate, affiliationIn } from "./affiliations";
import { presentSeat } from "./companyMembers";
import { presentMembership } from "./memberships";

/** More rows than one person has in one organization. */
const MAX_ROWS = 500;

type Ctx = Pick<MutationCtx, "db">;
type Whole = Pick<MutationCtx, "db" | "scheduler">;
type Place = { organizationId: Id<"organizations">; winner: Id<"persons">; loser: Id<"persons"> };

/**
 * Makes one of the rows that may exist once for a person in an organization: the affiliation, the present
 * membership, the present place in each company, each preference, and what they have
 * in each cohort and at each event. Takes the whole deployment's db.
 */
export async function combineRows(
  ctx: Whole,
  organizationId: Id<"organizations">,
  winner: Doc<"persons">,
  loser: Doc<"persons">,
): Promise<void> {
  const place = { organizationId, winner: winner._id, loser: loser._id };
  await combineAffiliations(ctx, organizationId, winner, loser);
  await combineMemberships(ctx, place);
  await combineSeats(ctx, place);
  await combinePreferences(ctx, place);
  await combineCohortPlaces(ctx, { organizationId, winner, loser });
  await combineEvents(ctx, place);
  await combineWatches(ctx, place);
}

async function combineAffiliations(
  { db }: Ctx,
  organizationId: Id<"organizations">,
  winner: Doc<"persons">,
  loser: Doc<"persons">,
): Promise<void> {
  const away = await affiliationIn({ db }, organizationId, loser._id);
  if (away === null) return;
  for (const kind of away.kinds) await affiliate({ db }, organizationId, winner, kind);
  await db.delete("affiliations", away._id);
}

/** The winner's present membership takes the loser's roles; the loser's rows become the winner's history. */
async function combineMemberships({ db }: Ctx, { organizationId, winner, loser }: Place): Promise<void> {
  const rows = await db
    .query("memberships")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organizationId).eq("personId", loser))
    .take(MAX_ROWS);
  for (const row of rows) {
    const present =
      row.endedAt === undefined ? await presentMembership({ db }, organizationId, winner) : null;
    if (present !== null)
      await db.patch("memberships", present._id, { roles: tidyRoles([...present.roles, ...row.roles]) });
    await db.patch("memberships", row._id, { personId: winner, ...(present && { endedAt: Date.now() }) });
  }
}

async function combineSeats({ db }: Ctx, { organizationId, winner, loser }: Place): Promise<void> {
  const rows = await db
    .query("companyMembers")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organizationId).eq("personId", loser))
    .take(MAX_ROWS);
  for (const row of rows) {
    const present = row.endedAt === undefined ? await presentSeat({ db }, row.companyId, winner) : null;
    if (present !== null)
      await db.patch("companyMembers", present._id, { role: strongerRole(present.role, row.role) });
    await db.patch("companyMembers", row._id, { personId: winner, ...(present && { endedAt: Date.now() }) });
  }
}

/** Where both chose, the winner's choice stands. */
async function combinePreferences({ db }: Ctx, { organizationId, winner, loser }: Place): Promise<void> {
  const chosenBy = (person: Id<"persons">) =>
    db
      .query("preferences")
      .withIndex("by_person", (q) => q.eq("organizationId", organizationId).eq("personId", person))
      .take(MAX_ROWS);
  const chosen = await chosenBy(winner);
  for (const row of await chosenBy(loser)) {
    const doubled = chosen.some(({ kind, channel }) => kind === row.kind && channel === row.channel);
    if (doubled) await db.delete("preferences", row._id);
    else await db.patch("preferences", row._id, { personId: winner });
  }
}
