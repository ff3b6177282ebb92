import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { rolesIn } from "../../access/roles";
import { affiliationIn } from "../../people/model/affiliations";
import { conflictsOfAll } from "../../scheduling/model/busy";
import type { Span } from "../../scheduling/rules/spans";
import { failure, invalid } from "../../shared/errors";
import { instructorRows } from "./events";

type Reader = Pick<QueryCtx, "db">;
type Staff = Reader & Pick<Tenant, "organization" | "permissions">;

/** @throws `invalid` unless everybody belongs to the staff */
export async function checkStaff(ctx: Staff, personIds: readonly Id<"persons">[]): Promise<void> {
  for (const personId of personIds)
    if ((await rolesIn(ctx, ctx.organization._id, personId)).length === 0)
      throw invalid({ instructors: "notStaff" });
}

/** Who is wanted when. */
export type Wanted = { personIds: readonly Id<"persons">[]; spans: readonly Span[] };

/** Somebody leads something else at the time. */
export type Collision = {
  person: Id<"persons">;
  name: string;
  startsAt: number;
  event: Id<"events">;
  title: string;
  wallStart: string;
  timeZone: string;
};

/** What instructors lead already at the times they are wanted, the first for each of them. */
export async function collisionsOf(
  ctx: Reader & Pick<Tenant, "organization">,
  { personIds, spans }: Wanted,
  except: ReadonlySet<Id<"events">>,
): Promise<Collision[]> {
  const found: Collision[] = [];
  for (const person of personIds) {
    const [conflict] = await conflictsOfAll(ctx, [person], spans, except);
    const other = conflict === undefined ? null : await ctx.db.get("events", conflict.eventId);
    if (conflict === undefined || other === null) continue;
    const name = (await affiliationIn(ctx, ctx.organization._id, person))?.name ?? "";
    const { _id: event, title, wallStart, timeZone } = other;
    found.push({ person, name, startsAt: conflict.wanted.startsAt, event, title, wallStart, timeZone });
  }
  return found;
}

/**
 * Refuses a time at which an instructor leads something else, unless somebody who manages cohorts wants it so.
 * @throws `conflict` that names the other session
 */
export async function checkFree(
  ctx: Staff,
  wanted: Wanted,
  { except, anyway }: { except: ReadonlySet<Id<"events">>; anyway: boolean },
): Promise<void> {
  if (anyway && ctx.permissions.includes("cohorts.manage")) return;
  const [first] = await collisionsOf(ctx, wanted, except);
  if (first === undefined) return;
  const { name, title, wallStart, timeZone } = first;
  const when = `${wallStart.replace("T", " ")} (${timeZone})`;
  throw failure("conflict", `${name} leads “${title}” at that time: ${when}. Choose another time or person.`);
}

/** Makes these people lead an event that nobody leads yet. */
export async function addInstructors(
  { db }: Pick<MutationCtx, "db">,
  { _id: eventId, organizationId, startsAt }: Doc<"events">,
  personIds: readonly Id<"persons">[],
): Promise<void> {
  for (const personId of personIds)
    await db.insert("eventInstructors", { organizationId, eventId, personId, startsAt });
}

/** Makes these people lead an event; gives who came and who went. `known`: its rows, where they were read. */
export async function putInstructors(
  ctx: Pick<MutationCtx, "db">,
  event: Doc<"events">,
  personIds: readonly Id<"persons">[],
  known?: readonly Doc<"eventInstructors">[],
): Promise<{ added: Id<"persons">[]; removed: Id<"persons">[] }> {
  const { _id: eventId, startsAt } = event;
  const rows = known ?? (await instructorRows(ctx, eventId));
  const leading = new Set(rows.map(({ personId }) => personId));
  const added = [...new Set(personIds)].filter((personId) => !leading.has(personId));
  await addInstructors(ctx, event, added);
  const removed: Id<"persons">[] = [];
  for (const row of rows) {
    if (!personIds.includes(row.personId)) {
      await ctx.db.delete("eventInstructors", row._id);
      removed.push(row.personId);
    } else if (row.startsAt !== startsAt) await ctx.db.patch("eventInstructors", row._id, { startsAt });
  }
  return { added, removed };
}
