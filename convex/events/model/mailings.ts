import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { CALENDAR_METHODS, type CalendarMethod } from "../../notifications/rules/calendarParts";
import { NEWS, type News } from "../rules/calendarMessages";
import { type Matter, matterOf, siteOf, type Subject, writeMessage } from "./invitations";
import { addressed } from "./icalendar";
import { tellOf } from "./letters";
import { recipientsPage } from "./recipients";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

export const mailingValidator = v.object({
  subject: v.union(v.object({ event: v.id("events") }), v.object({ series: v.id("eventSeries") })),
  method: literals(...CALENDAR_METHODS),
  news: literals(...NEWS),
  /** What the staff said of a cancellation; may be empty. */
  reason: v.string(),
  cursor: v.union(v.string(), v.null()),
});
export type Mailing = Infer<typeof mailingValidator>;

/** Has everybody told whom it concerns, page after page of people. */
export async function startMailing(
  { scheduler }: Pick<Ctx, "scheduler">,
  mailing: Omit<Mailing, "cursor">,
): Promise<void> {
  await scheduler.runAfter(0, internal.events.jobs.tell, { ...mailing, cursor: null });
}

/**
 * Tells the next page of people and goes on with the one after it. What was cancelled meanwhile is told as
 * cancelled.
 */
export async function mailPage(ctx: Ctx, { cursor, ...mailing }: Mailing, now: number): Promise<void> {
  const { subject, method, reason } = mailing;
  const prepared = await prepare(ctx, subject, method, now);
  if (prepared === null) return;
  const news = prepared.method === "CANCEL" ? "cancelled" : mailing.news;
  const { personIds, next } = await recipientsPage(ctx, prepared.matter.event, cursor);
  for (const personId of personIds) await send(ctx, prepared, { personId, news, reason, occasion: "all" });
  if (next === null) return;
  await ctx.scheduler.runAfter(0, internal.events.jobs.tell, { ...mailing, cursor: next });
}

/**
 * Tells one person of some entries, such as who comes later or leaves.
 * @param occasion why it is told: the same entry is told once an occasion
 */
export async function mailPerson(
  ctx: Ctx,
  personId: Id<"persons">,
  { subjects, method, occasion }: { subjects: readonly Subject[]; method: CalendarMethod; occasion: string },
  now: number,
): Promise<void> {
  const news = method === "REQUEST" ? "planned" : "cancelled";
  for (const subject of subjects) {
    const prepared = await prepare(ctx, subject, method, now);
    if (prepared === null || prepared.matter.cancelled) continue;
    await send(ctx, prepared, { personId, news, reason: "", occasion, mailOnly: true });
  }
}

type Prepared = {
  organization: Doc<"organizations">;
  matter: Matter;
  method: CalendarMethod;
  calendar: string;
  tell: Awaited<ReturnType<typeof tellOf>>;
};

async function prepare(
  ctx: Ctx,
  subject: Subject,
  asked: CalendarMethod,
  now: number,
): Promise<Prepared | null> {
  const of =
    "event" in subject
      ? await ctx.db.get("events", subject.event)
      : await ctx.db.get("eventSeries", subject.series);
  const organization = of === null ? null : await ctx.db.get("organizations", of.organizationId);
  if (organization === null) return null;
  const matter = await matterOf(ctx, subject, await siteOf(ctx, organization), now);
  if (matter === null) return null;
  const method = matter.cancelled ? "CANCEL" : asked;
  const calendar = writeMessage(organization, matter, method);
  const tell = await tellOf(ctx, matter.event, matter.occurrences);
  return { organization, matter, method, calendar, tell };
}

const TEMPLATES = {
  planned: "sessionPlanned",
  changed: "sessionChanged",
  cancelled: "sessionCancelled",
} as const satisfies Record<News, string>;

type Told = {
  personId: Id<"persons">;
  news: News;
  reason: string;
  occasion: string;
  mailOnly?: boolean;
};

async function send(
  ctx: Ctx,
  { matter, method, calendar, tell }: Prepared,
  { personId, news, reason, occasion, mailOnly = false }: Told,
): Promise<void> {
  const person = await ctx.db.get("persons", personId);
  if (person?.email === undefined) return;
  const { uid, recurrenceId, sequence } = matter;
  const content = addressed(calendar, { name: person.name, address: person.email });
  await tell(personId, {
    kind: "announcement",
    template: TEMPLATES[news],
    data: { reason },
    dedupeKey: `calendar:${uid}:${recurrenceId ?? "all"}:${sequence}:${method}:${occasion}`,
    calendar: { method, content },
    mailOnly,
  });
}
