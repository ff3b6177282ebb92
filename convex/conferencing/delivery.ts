import { type Infer, v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction } from "../_generated/server";
import type { outcomeValidator, Task } from "./model/attempts";
import { type MadeMeeting, Zoom, type ZoomAccount, zoomAccount, ZoomFault } from "./providers/zoom";
import { readReport } from "./rules/zoomEvents";

/** Zoom lists 300 people a page; more pages than a meeting can have people for. */
const MAX_PAGES = 20;

/** Makes, changes or deletes a meeting at Zoom, as its event wants it now. */
export const sync = internalAction({
  args: { meeting: v.id("meetings") },
  returns: v.null(),
  handler: async (ctx, { meeting }) => {
    const task = await ctx.runMutation(internal.conferencing.jobs.claim, {
      meeting,
    });
    if (task === null) return null;
    const outcome = await attempt(task);
    await ctx.runMutation(internal.conferencing.jobs.report, {
      meeting,
      revision: task.revision,
      outcome,
    });
    return null;
  },
});

/** Gives somebody a way into a session's meeting, if they have none. Says nothing of what went wrong. */
export const prepare = internalAction({
  args: { event: v.id("events"), person: v.id("persons") },
  returns: v.null(),
  handler: async (ctx, { event, person }) => {
    const account = zoomAccount();
    const guest = await ctx.runQuery(internal.conferencing.jobs.guest, {
      event,
      person,
    });
    if (account === null || guest === null) return null;
    const { meeting, meetingNumber, name, email } = guest;
    const way = await orNull(async () => (await Zoom.open(account)).register(meetingNumber, { name, email }));
    if (way !== null)
      await ctx.runMutation(internal.conferencing.jobs.keepRegistrant, {
        meeting,
        person,
        ...way,
      });
    return null;
  },
});

/** Asks Zoom who was in one run of a meeting and fills in what no webhook told. */
export const reconcile = internalAction({
  args: { meetingNumber: v.string(), uuid: v.string() },
  returns: v.null(),
  handler: async (ctx, { meetingNumber, uuid }) => {
    const account = zoomAccount();
    if (account === null) return null;
    const zoom = await Zoom.open(account);
    let next: string | null = null;
    for (let page = 0; page < MAX_PAGES; page++) {
      const { stays, nextPage } = readReport(uuid, await zoom.participants(uuid, next));
      await ctx.runMutation(internal.conferencing.jobs.fillIn, {
        meetingNumber,
        stays,
      });
      if (nextPage === null) return null;
      next = nextPage;
    }
    return null;
  },
});

async function attempt(task: Task): Promise<Infer<typeof outcomeValidator>> {
  const account = zoomAccount();
  if (account === null)
    return {
      is: "refused",
      problem: "No Zoom account is set up in this deployment.",
    };
  try {
    const made = await carryOut(account, task);
    return { is: "done", ...(made && { made }) };
  } catch (error) {
    if (error instanceof ZoomFault) return error.outcome;
    throw error;
  }
}

async function carryOut(account: ZoomAccount, task: Task): Promise<MadeMeeting | null> {
  const { wants, meetingNumber } = task;
  if (!wants && meetingNumber === null) return null;
  const zoom = await Zoom.open(account);
  if (meetingNumber === null) return zoom.createMeeting(task);
  await (wants ? zoom.changeMeeting(meetingNumber, task) : zoom.deleteMeeting(meetingNumber));
  return null;
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ZoomFault) return null;
    throw error;
  }
}
