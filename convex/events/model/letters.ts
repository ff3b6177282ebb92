import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { type Message, notify } from "../../notifications/model/notify";
import type { SessionFacts, TemplateData } from "../../shared/templates";
import { eventPath } from "../rules/addresses";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** Templates that tell of a session. */
export type SessionTemplate = {
  [Name in keyof TemplateData]: TemplateData[Name] extends SessionFacts ? Name : never;
}[keyof TemplateData];

type More<Name extends SessionTemplate> = Omit<TemplateData[Name], keyof SessionFacts>;

type Letter<Name extends SessionTemplate> = Omit<Message<Name>, "organizationId" | "to" | "href" | "data"> & {
  data: More<Name>;
};

/** What a mail says of a session. `occurrences`: how many there are, where it stands for a series. */
export async function sessionFacts(
  { db }: Pick<MutationCtx, "db">,
  event: Doc<"events">,
  occurrences = 1,
): Promise<SessionFacts> {
  const cohort = await db.get("cohorts", event.cohortId);
  return {
    title: event.title,
    cohort: cohort?.name ?? "",
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    room: event.place.room ?? "",
    online: event.place.online === undefined ? "no" : "yes",
    occurrences,
  };
}

/** Gives a function that tells people of a session, with what is the same for all of them read once. */
export async function tellOf(ctx: Ctx, event: Doc<"events">, occurrences = 1) {
  const facts = await sessionFacts(ctx, event, occurrences);
  return async <Name extends SessionTemplate>(
    personId: Id<"persons">,
    { data, ...letter }: Letter<Name>,
  ): Promise<void> => {
    const whole = { ...facts, ...data } as TemplateData[Name];
    const { organizationId } = event;
    await notify<Name>(ctx, {
      ...letter,
      ...{ organizationId, to: { personId }, href: eventPath(event._id), data: whole },
    });
  };
}
