import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { leads } from "../../events/model/events";
import { jitsiAddress } from "../providers/jitsi";
import { meetingOf } from "./meetings";
import { registrantOf } from "./registrants";

/**
 * How somebody gets into a session: by an address, into a room, or not yet. `reportsStays`: the video service
 * tells us who came and went, so that going through the door says nothing.
 */
export type WayIn =
  | { is: "go"; url: string; reportsStays: boolean }
  | { is: "room"; room: string; reportsStays: false }
  | { is: "preparing" };

/** Somebody's way into a session at this moment. */
export async function wayIn(
  ctx: Pick<QueryCtx, "db">,
  event: Doc<"events">,
  personId: Id<"persons">,
): Promise<WayIn> {
  const { online, room = "" } = event.place;
  switch (online?.provider) {
    case undefined:
      return { is: "room", room, reportsStays: false };
    case "link":
      return { is: "go", url: online?.url ?? "", reportsStays: false };
    case "jitsi":
      return {
        is: "go",
        url: await jitsiWay(ctx, event, personId),
        reportsStays: false,
      };
    case "zoom":
      return zoomWay(ctx, event, personId);
  }
}

async function jitsiWay(ctx: Pick<QueryCtx, "db">, event: Doc<"events">, personId: Id<"persons">) {
  const person = await ctx.db.get("persons", personId);
  const guest = {
    id: personId,
    name: person?.name ?? "",
    isHost: await leads(ctx, event._id, personId),
  };
  return jitsiAddress({ id: event._id, endsAt: event.endsAt }, guest);
}

/** The host starts the meeting by Zoom's own address; everybody else has a way of their own. */
async function zoomWay(
  ctx: Pick<QueryCtx, "db">,
  event: Doc<"events">,
  personId: Id<"persons">,
): Promise<WayIn> {
  const meeting = await meetingOf(ctx, event._id);
  if (meeting?.startUrl !== undefined && (await leads(ctx, event._id, personId)))
    return { is: "go", url: meeting.startUrl, reportsStays: true };
  const way = meeting === null ? null : await registrantOf(ctx, meeting._id, personId);
  return way === null ? { is: "preparing" } : { is: "go", url: way.joinUrl, reportsStays: true };
}
