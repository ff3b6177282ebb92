import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { affiliationIn } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import { randomToken, sha256Hex } from "../../shared/hashes";
import { originOfOrganization } from "../../tenancy/model/addresses";
import { FEED_PAST } from "../rules/calendarMessages";
import { openCohorts } from "./agendas";
import { registrationOf } from "./events";
import { writeCalendar } from "./icalendar";
import { entryOf, siteOf } from "./invitations";
import { uidOf } from "./occurrences";

type Reader = Pick<QueryCtx, "db">;
type Owner = Pick<MutationCtx, "db"> & Viewer;

/** More addresses than a person makes for one organization. */
const MAX_FEEDS = 200;
/** More sessions than a feed has: programs of two years with five a week, for a person of several. */
const MAX_EVENTS = 1_500;

/** When the person's calendar address was made; null where there is none. */
export async function feedSince(
  ctx: Reader,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<number | null> {
  const live = (await feedsOf(ctx, organizationId, personId)).filter(isLive);
  return live.at(-1)?._creationTime ?? null;
}

/**
 * Makes the viewer an address of their calendar in an organization; one made before works no more. It is
 * shown once: only its digest is kept.
 * @returns the address for calendar programs, webcal://…, and the same as https://… or http://…
 * @throws `notFound` for who has nothing to do with the organization; `unavailable` without PUBLIC_URL
 */
export async function makeFeed(
  ctx: Owner,
  organizationId: Id<"organizations">,
): Promise<{ webcal: string; address: string }> {
  const organization = await requirePlace(ctx, organizationId);
  const origin = await originOfOrganization(ctx, organization);
  await endFeeds(ctx, organizationId);
  const token = randomToken();
  const tokenHash = await sha256Hex(token);
  const id = await ctx.db.insert("calendarFeeds", { organizationId, personId: ctx.person._id, tokenHash });
  await record(ctx, { organizationId, action: "calendarFeeds.made", entity: { table: "calendarFeeds", id } });
  const address = `${origin}/api/calendar/${token}.ics`;
  return { webcal: address.replace(/^https?:/, "webcal:"), address };
}

/** From now on the viewer's address gives nothing any more. */
export async function revokeFeed(ctx: Owner, organizationId: Id<"organizations">): Promise<void> {
  await requirePlace(ctx, organizationId);
  for (const id of await endFeeds(ctx, organizationId))
    await record(ctx, {
      ...{ organizationId, action: "calendarFeeds.revoked" as const },
      entity: { table: "calendarFeeds", id },
    });
}

async function requirePlace(ctx: Owner, id: Id<"organizations">): Promise<Doc<"organizations">> {
  const organization = await ctx.db.get("organizations", id);
  const affiliation = organization === null ? null : await affiliationIn(ctx, id, ctx.person._id);
  if (organization === null || organization.deletingSince !== undefined || affiliation === null)
    throw failure("notFound", "There is no such organization here.");
  return organization;
}

async function endFeeds(ctx: Owner, organizationId: Id<"organizations">): Promise<Id<"calendarFeeds">[]> {
  const live = (await feedsOf(ctx, organizationId, ctx.person._id)).filter(isLive);
  for (const { _id } of live) await ctx.db.patch("calendarFeeds", _id, { revokedAt: Date.now() });
  return live.map(({ _id }) => _id);
}

function feedsOf({ db }: Reader, organizationId: Id<"organizations">, personId: Id<"persons">) {
  return db
    .query("calendarFeeds")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .take(MAX_FEEDS);
}

function isLive({ revokedAt }: Doc<"calendarFeeds">): boolean {
  return revokedAt === undefined;
}

/**
 * The calendar behind an address: what the person takes part in or leads, from 90 days ago on; what was
 * cancelled stays, marked so. Null for an address that was never made or is revoked.
 */
export async function readFeed(ctx: Reader, token: string, now: number): Promise<string | null> {
  const tokenHash = await sha256Hex(token);
  const feed = await ctx.db
    .query("calendarFeeds")
    .withIndex("by_token", (q) => q.eq("tokenHash", tokenHash))
    .unique();
  if (feed === null || !isLive(feed)) return null;
  const organization = await ctx.db.get("organizations", feed.organizationId);
  const person = await ctx.db.get("persons", feed.personId);
  const affiliation = await affiliationIn(ctx, feed.organizationId, feed.personId);
  const gone = person === null || person.pseudonymizedAt !== undefined || affiliation === null;
  if (organization === null || organization.deletingSince !== undefined || gone) return null;
  const site = await siteOf(ctx, organization);
  const events = await eventsOf(ctx, feed, now);
  // Each session by itself, under a UID of its own: a window cut out of a series has no rule.
  const entries = events.map((event) => ({ ...entryOf(event, site), uid: uidOf(event._id) }));
  return writeCalendar({ name: organization.name, entries });
}

async function eventsOf(
  ctx: Reader,
  { organizationId, personId }: Doc<"calendarFeeds">,
  now: number,
): Promise<Doc<"events">[]> {
  const from = now - FEED_PAST;
  const found = new Map<Id<"events">, Doc<"events">>();
  for (const event of await ledEvents(ctx, organizationId, personId, from)) found.set(event._id, event);
  for (const cohortId of await openCohorts(ctx, organizationId, personId, now))
    for (const event of await cohortEvents(ctx, cohortId, from, MAX_EVENTS - found.size))
      if (await concerns(ctx, event, personId)) found.set(event._id, event);
  return [...found.values()].sort((a, b) => a.startsAt - b.startsAt || (a._id < b._id ? -1 : 1));
}

async function ledEvents(
  { db }: Reader,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
  from: number,
): Promise<Doc<"events">[]> {
  const led = await db
    .query("eventInstructors")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId).gte("startsAt", from),
    )
    .take(MAX_EVENTS);
  const events = await Promise.all(led.map(({ eventId }) => db.get("events", eventId)));
  return events.filter((event) => event !== null);
}

function cohortEvents({ db }: Reader, cohortId: Id<"cohorts">, from: number, limit: number) {
  return db
    .query("events")
    .withIndex("by_cohort_start", (q) => q.eq("cohortId", cohortId).gte("startsAt", from))
    .take(Math.max(1, limit));
}

/** A session for which one registers is in the calendars of those who did. */
async function concerns(ctx: Reader, event: Doc<"events">, personId: Id<"persons">): Promise<boolean> {
  if (event.admission === "cohort") return true;
  return (await registrationOf(ctx, event._id, personId))?.state === "registered";
}
