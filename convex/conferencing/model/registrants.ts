import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { meetingOf } from "./meetings";

/** What Zoom must be told to give somebody a way in. */
export const guestValidator = v.object({
  meeting: v.id("meetings"),
  meetingNumber: v.string(),
  name: v.string(),
  email: v.string(),
});

export const wayValidator = v.object({
  meeting: v.id("meetings"),
  person: v.id("persons"),
  registrantId: v.string(),
  joinUrl: v.string(),
});

/** Somebody's own way into a meeting, or null before it was made. */
export function registrantOf(
  { db }: Pick<QueryCtx, "db">,
  meetingId: Id<"meetings">,
  personId: Id<"persons">,
): Promise<Doc<"meetingRegistrants"> | null> {
  return db
    .query("meetingRegistrants")
    .withIndex("by_meeting_person", (q) => q.eq("meetingId", meetingId).eq("personId", personId))
    .first();
}

/** What is needed to give somebody a way in; null where they have one, or there is no meeting yet. */
export async function guestFor(
  ctx: Pick<QueryCtx, "db">,
  event: Id<"events">,
  personId: Id<"persons">,
): Promise<Infer<typeof guestValidator> | null> {
  const meeting = await meetingOf(ctx, event);
  const person = await ctx.db.get("persons", personId);
  if (meeting?.meetingNumber === undefined || person?.email === undefined) return null;
  if ((await registrantOf(ctx, meeting._id, personId)) !== null) return null;
  const { _id, meetingNumber } = meeting;
  return {
    meeting: _id,
    meetingNumber,
    name: person.name,
    email: person.email,
  };
}

/** Keeps a way in that Zoom gave. Asked twice at once, Zoom gives the same one twice. */
export async function keepWay(
  ctx: Pick<MutationCtx, "db">,
  { meeting, person, registrantId, joinUrl }: Infer<typeof wayValidator>,
): Promise<void> {
  const row = await ctx.db.get("meetings", meeting);
  if (row === null || (await registrantOf(ctx, meeting, person)) !== null) return;
  const { organizationId } = row;
  const way = { meetingId: meeting, personId: person, registrantId, joinUrl };
  await ctx.db.insert("meetingRegistrants", { organizationId, ...way });
}
