import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { requireTeaching } from "../cohorts/model/access";
import { requireEvent } from "../events/model/events";
import { failure } from "../shared/errors";
import { inboundValidator, replay as replayInbound, shown } from "./model/inbound";
import { meetingOf, retry as retryMeeting } from "./model/meetings";
import { jitsiServer } from "./providers/jitsi";
import { zoomAccount } from "./providers/zoom";
import { INBOUND_STATES, MEETING_STATES } from "./rules/statuses";

/** Which providers sessions can be held at: what is set up in the deployment. */
export const providers = tenantQuery({
  permission: "cohorts.read",
  args: {},
  returns: v.object({
    zoom: v.boolean(),
    /** Whether Zoom's reports of who came are taken. */
    zoomReports: v.boolean(),
    /** Which Jitsi server, and whether everybody comes with a signed token. */
    jitsi: v.object({ host: v.string(), signed: v.boolean() }),
  }),
  handler: () =>
    Promise.resolve({
      zoom: zoomAccount() !== null,
      zoomReports: Boolean(process.env["ZOOM_WEBHOOK_SECRET"]),
      jitsi: jitsiServer(),
    }),
});

const meetingValidator = v.object({
  id: v.id("meetings"),
  state: literals(...MEETING_STATES),
  problem: v.union(v.string(), v.null()),
});

/** How an event's meeting at Zoom stands; null for an event that has none. */
export const ofEvent = tenantQuery({
  permission: "cohorts.read",
  args: { event: v.id("events") },
  returns: v.union(meetingValidator, v.null()),
  handler: async (ctx, { event }) => {
    const meeting = await meetingOf(ctx, (await requireEvent(ctx, event))._id);
    return (
      meeting && {
        id: meeting._id,
        state: meeting.state,
        problem: meeting.problem ?? null,
      }
    );
  },
});

/** Has Zoom asked again for a meeting that failed. @throws `conflict` for one that did not */
export const retry = tenantMutation({
  permission: "events.manage",
  args: { event: v.id("events") },
  returns: v.null(),
  handler: async (ctx, { event: id }) => {
    const event = await requireEvent(ctx, id);
    await requireTeaching(ctx, event.cohortId);
    const meeting = await meetingOf(ctx, id);
    if (meeting === null) throw failure("notFound", "This session has no meeting.");
    await retryMeeting(ctx, meeting);
    return null;
  },
});

/** What video services told of this organization's meetings, the newest first. */
export const inbound = tenantQuery({
  permission: "conferencing.manage",
  args: {
    state: literals(...INBOUND_STATES),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(inboundValidator),
  handler: async (ctx, { state, paginationOpts }) => {
    const { page, ...rest } = await ctx.everywhere
      .query("inboundEvents")
      .withIndex("by_organization_state", (q) =>
        q.eq("organizationId", ctx.organization._id).eq("state", state),
      )
      .order("desc")
      .paginate(paginationOpts);
    return { ...rest, page: page.map(shown) };
  },
});

/** Has a report of a video service processed again. @throws `conflict` for one that is done */
export const replay = tenantMutation({
  permission: "conferencing.manage",
  args: { inbound: v.id("inboundEvents") },
  returns: v.null(),
  handler: async (ctx, { inbound: id }) => {
    const row = await ctx.everywhere.get(id);
    if (row?.organizationId !== ctx.organization._id) throw failure("notFound", "There is no such report.");
    await replayInbound(ctx, row);
    return null;
  },
});
