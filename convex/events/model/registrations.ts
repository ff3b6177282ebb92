import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { acceptOffer, claimSeats, releaseSeats } from "../../capacity/model/claims";
import { requireAccess } from "../../cohorts/model/access";
import { affiliationIn } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import { nextRegistration, type RegistrationEvent } from "../rules/registrations";
import { REGISTRATION_STATES } from "../rules/statuses";
import { registrationOf, requireEvent, requireOwnEvent } from "./events";
import { mailPerson } from "./mailings";
import type { Staff } from "./planning";
import { offeredSeat } from "./registrationOffers";

export const outcomeValidator = literals("registered", "waiting");

export const registrationValidator = v.object({
  person: v.id("persons"),
  name: v.string(),
  state: literals(...REGISTRATION_STATES),
  since: v.number(),
  until: v.union(v.number(), v.null()),
});

type Ctx = Pick<MutationCtx, "db" | "scheduler">;
type Caller = Ctx & Member;

/**
 * Registers the caller for an event of their cohort: for a seat, or to wait for one. Registering again changes
 * nothing.
 * @throws `conflict` where it is full, over, or for the whole cohort; `notFound`
 */
export async function register(ctx: Caller, id: Id<"events">): Promise<Infer<typeof outcomeValidator>> {
  const event = await requireOpen(ctx, id);
  const known = await registrationOf(ctx, id, ctx.person._id);
  if (known?.state === "offered") return take(ctx, event, known);
  if (known?.state === "registered" || known?.state === "waiting") return known.state;
  const registration = known?._id ?? (await insert(ctx, event));
  const owners = [{ kind: "event" as const, id }];
  const outcome = await claimSeats(ctx, { owners, holder: registration, as: "taken" });
  if (outcome === "full") throw failure("conflict", "All seats are taken, and nobody can wait for one.");
  const state = outcome === "waiting" ? "waiting" : "registered";
  await ctx.db.patch("registrations", registration, { state });
  if (state === "registered") await invite(ctx, event, ctx.person._id, "REQUEST");
  const entity = { table: "registrations" as const, id: registration };
  await record(ctx, { action: "registrations.made", entity, changed: ["state"] });
  return state;
}

/** Takes the seat that the caller is offered. @throws `expired` when it is not offered any more; `conflict`, `notFound` */
export async function accept(ctx: Caller, id: Id<"events">): Promise<void> {
  const event = await requireOpen(ctx, id);
  const registration = await registrationOf(ctx, id, ctx.person._id);
  if (registration?.state !== "offered") throw failure("expired", "This seat is not offered any more.");
  await take(ctx, event, registration);
}

async function take(ctx: Caller, event: Doc<"events">, registration: Doc<"registrations">) {
  await acceptOffer(ctx, registration._id);
  await move(ctx, registration, "accept");
  await invite(ctx, event, ctx.person._id, "REQUEST");
  return "registered" as const;
}

/** Gives the caller's seat, offer or place in the queue back. @throws `notFound` for who has none */
export async function withdraw(ctx: Caller, id: Id<"events">): Promise<void> {
  const event = await requireEvent(ctx, id);
  const registration = await registrationOf(ctx, id, ctx.person._id);
  if (registration === null || registration.state === "cancelled") throw notRegistered();
  await end(ctx, event, registration);
  await noteEnd(ctx, registration);
}

/** Takes somebody off an event's list. @throws `notFound`, `forbidden` */
export async function remove(ctx: Staff, id: Id<"events">, personId: Id<"persons">): Promise<void> {
  const { event } = await requireOwnEvent(ctx, id);
  const registration = await registrationOf(ctx, id, personId);
  if (registration === null || registration.state === "cancelled") throw notRegistered();
  await end(ctx, event, registration);
  await noteEnd(ctx, registration);
}

function notRegistered() {
  return failure("notFound", "There is no registration for this session.");
}

async function noteEnd(ctx: Caller | Staff, { _id: id }: Doc<"registrations">): Promise<void> {
  const entity = { table: "registrations" as const, id };
  await record(ctx, { action: "registrations.ended", entity, changed: ["state"] });
}

/** Ends a registration: whoever waits next is offered the seat, and the person's calendar forgets the event. */
export async function end(ctx: Ctx, event: Doc<"events">, registration: Doc<"registrations">): Promise<void> {
  await move(ctx, registration, "cancel");
  for (const promotion of await releaseSeats(ctx, registration._id)) await offeredSeat(ctx, promotion);
  if (registration.state === "registered") await invite(ctx, event, registration.personId, "CANCEL");
}

async function move(
  ctx: Ctx,
  { _id, state }: Doc<"registrations">,
  happened: RegistrationEvent,
): Promise<void> {
  const next = nextRegistration(state, happened);
  if (next === null) throw failure("conflict", "This registration changed meanwhile. Please look again.");
  await ctx.db.patch("registrations", _id, { state: next, until: undefined });
}

async function invite(
  ctx: Ctx,
  event: Doc<"events">,
  personId: Id<"persons">,
  method: "REQUEST" | "CANCEL",
): Promise<void> {
  const now = Date.now();
  if (event.endsAt <= now || event.state === "cancelled") return;
  const subjects = [{ event: event._id }];
  await mailPerson(ctx, personId, { subjects, method, occasion: `registration:${now}` }, now);
}

function insert({ db, person }: Caller, { _id: eventId, organizationId }: Doc<"events">) {
  return db.insert("registrations", { organizationId, eventId, personId: person._id, state: "cancelled" });
}

/** The event, for a member of its cohort who may register for it. */
async function requireOpen(ctx: Caller, id: Id<"events">): Promise<Doc<"events">> {
  const event = await requireEvent(ctx, id);
  await requireAccess(ctx, event.cohortId);
  if (event.admission === "cohort")
    throw failure("conflict", "This session is for the whole cohort. There is no need to register.");
  if (event.state === "cancelled") throw failure("conflict", "This session is cancelled.");
  if (event.startsAt <= Date.now()) throw failure("conflict", "This session has begun.");
  return event;
}

/** Who registered for an event or waits for a seat, page by page. @throws `notFound` */
export async function listRegistrations(
  ctx: Pick<QueryCtx, "db">,
  id: Id<"events">,
  paginationOpts: PaginationOptions,
) {
  const { _id: eventId, organizationId } = await requireEvent(ctx, id);
  const found = await ctx.db
    .query("registrations")
    .withIndex("by_event_state", (q) => q.eq("eventId", eventId))
    .filter((q) => q.neq(q.field("state"), "cancelled"))
    .paginate(paginationOpts);
  const page = await Promise.all(
    found.page.map(async ({ _creationTime: since, personId: person, state, until = null }) => {
      const name = (await affiliationIn(ctx, organizationId, person))?.name ?? "";
      return { person, name, state, since, until };
    }),
  );
  return { ...found, page };
}
