import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { arrived, left } from "../../attendance/model/presences";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { sha256Hex } from "../../shared/hashes";
import { DAY, MINUTE } from "../../shared/time";
import { INBOUND_STATES } from "../rules/statuses";
import { readZoomEvent, type ReportedStay, type ZoomEvent } from "../rules/zoomEvents";

/** How long bodies are kept: they hold names and addresses as people typed them. */
const KEPT = 90 * DAY;
const SWEEP = 200;
/** Zoom's list of a meeting is whole some minutes after it has ended. */
const REPORT_AFTER = 5 * MINUTE;

type Ctx = Pick<MutationCtx, "db" | "scheduler">;
type Whole = { everywhere: MutationCtx["db"] };

export const inboundValidator = v.object({
  id: v.id("inboundEvents"),
  at: v.number(),
  provider: v.string(),
  kind: v.string(),
  state: literals(...INBOUND_STATES),
  attempts: v.number(),
  problem: v.union(v.string(), v.null()),
});

/** Keeps a webhook as it came and has it processed; the same body again changes nothing. */
export async function keep(ctx: Ctx, provider: string, kind: string, body: string): Promise<void> {
  const digest = await sha256Hex(`${provider} ${body}`);
  const known = await ctx.db
    .query("inboundEvents")
    .withIndex("by_digest", (q) => q.eq("digest", digest))
    .first();
  if (known !== null) return;
  const fresh = {
    provider,
    kind,
    body,
    digest,
    state: "waiting" as const,
    attempts: 0,
  };
  const inbound = await ctx.db.insert("inboundEvents", fresh);
  await ctx.scheduler.runAfter(0, internal.conferencing.jobs.process, {
    inbound,
  });
}

/** Makes of a webhook what it says. What cannot be made of it is noted with the reason, to be tried again. */
export async function process(ctx: Ctx, inbound: Doc<"inboundEvents">): Promise<void> {
  if (inbound.state === "done") return;
  const event = readZoomEvent(inbound.body);
  const attempts = inbound.attempts + 1;
  const meeting = "meeting" in event ? await meetingNumbered(ctx, event.meeting) : null;
  const organization = meeting === null ? {} : { organizationId: meeting.organizationId };
  const problem = await apply(ctx, event, meeting);
  const state = problem === null ? ("done" as const) : ("failed" as const);
  await ctx.db.patch("inboundEvents", inbound._id, {
    ...organization,
    state,
    attempts,
    problem: problem ?? undefined,
  });
}

/** Staff has a webhook processed again. @throws `conflict` for one that is done */
export async function replay(
  { everywhere: db, ...ctx }: Pick<MutationCtx, "scheduler"> & Whole & Tenant,
  inbound: Doc<"inboundEvents">,
): Promise<void> {
  if (inbound.state === "done") throw failure("conflict", "This was processed meanwhile.");
  await db.patch("inboundEvents", inbound._id, { state: "waiting", problem: undefined });
  await ctx.scheduler.runAfter(0, internal.conferencing.jobs.process, { inbound: inbound._id });
  const entity = { table: "inboundEvents" as const, id: inbound._id };
  await record({ ...ctx, db }, { action: "inboundEvents.replayed", entity });
}

/** Fills in what Zoom's own list says of a meeting and no webhook told. */
export async function fillIn(
  ctx: Pick<MutationCtx, "db">,
  meetingNumber: string,
  stays: readonly ReportedStay[],
): Promise<void> {
  const meeting = await meetingNumbered(ctx, meetingNumber);
  const event = meeting === null ? null : await ctx.db.get("events", meeting.eventId);
  if (meeting === null || event === null) return;
  for (const { registrant, stay, joinedAt, leftAt } of stays) {
    const personId = await personBehind(ctx, meeting._id, registrant);
    if (personId === null) continue;
    const report = {
      event,
      personId,
      source: "zoom" as const,
      sourceKey: stay,
    };
    await arrived(ctx, { ...report, at: joinedAt });
    await left(ctx, { ...report, at: leftAt });
  }
}

/** What the administration shows of a webhook; never its body. */
export function shown({
  _id,
  _creationTime,
  provider,
  kind,
  state,
  attempts,
  problem,
}: Doc<"inboundEvents">): Infer<typeof inboundValidator> {
  return {
    id: _id,
    at: _creationTime,
    provider,
    kind,
    state,
    attempts,
    problem: problem ?? null,
  };
}

/** Removes bodies that are 90 days old; the oldest first, as many as one transaction takes. */
export async function sweep({ db }: Pick<MutationCtx, "db">, now: number): Promise<number> {
  const old = await db
    .query("inboundEvents")
    .withIndex("by_creation_time", (q) => q.lt("_creationTime", now - KEPT))
    .take(SWEEP);
  for (const { _id } of old) await db.delete("inboundEvents", _id);
  return old.length;
}

/** Does what an event says; gives the reason where it cannot be done, null where it is. */
async function apply(ctx: Ctx, event: ZoomEvent, meeting: Doc<"meetings"> | null): Promise<string | null> {
  switch (event.is) {
    case "unreadable":
      return "The event cannot be read.";
    case "validation":
    case "other":
      return null;
    case "ended": {
      if (meeting === null) return NO_MEETING;
      const args = { meetingNumber: event.meeting, uuid: event.uuid };
      await ctx.scheduler.runAfter(REPORT_AFTER, internal.conferencing.delivery.reconcile, args);
      return null;
    }
    case "joined":
    case "left":
      return meeting === null ? NO_MEETING : noteStay(ctx, event, meeting);
    default:
      return event satisfies never;
  }
}

const NO_MEETING = "No session has this meeting.";

async function noteStay(
  ctx: Ctx,
  { is, registrant, stay, at }: Extract<ZoomEvent, { is: "joined" | "left" }>,
  meeting: Doc<"meetings">,
): Promise<string | null> {
  const event = await ctx.db.get("events", meeting.eventId);
  if (event === null) return NO_MEETING;
  const personId = registrant === null ? null : await personBehind(ctx, meeting._id, registrant);
  if (personId === null) return null;
  const report = {
    event,
    personId,
    source: "zoom" as const,
    sourceKey: stay,
    at,
  };
  await (is === "joined" ? arrived(ctx, report) : left(ctx, report));
  return null;
}

function meetingNumbered({ db }: Pick<MutationCtx, "db">, number: string): Promise<Doc<"meetings"> | null> {
  return db
    .query("meetings")
    .withIndex("by_number", (q) => q.eq("meetingNumber", number))
    .first();
}

async function personBehind(
  { db }: Pick<MutationCtx, "db">,
  meetingId: Id<"meetings">,
  registrantId: string,
): Promise<Id<"persons"> | null> {
  const row = await db
    .query("meetingRegistrants")
    .withIndex("by_meeting_registrant", (q) => q.eq("meetingId", meetingId).eq("registrantId", registrantId))
    .first();
  return row?.personId ?? null;
}
