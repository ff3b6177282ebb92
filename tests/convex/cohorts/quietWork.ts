import { vi } from "vitest";
import type { App } from "../../support/convexApp";

/** More than any chain of scheduled functions in a test. */
const ROUNDS = 500;

/**
 * With fake timers: does what is due, and what that makes due, but sends no mail: rendering needs real timers,
 * and mails have tests of their own.
 */
export async function quietWork(app: App): Promise<void> {
  for (let round = 0; round < ROUNDS && (await isDueWithoutMails(app)); round++) {
    vi.advanceTimersByTime(0);
    await app.finishInProgressScheduledFunctions();
  }
}

/** With fake timers: lets time pass, likewise. */
export async function quietPass(app: App, milliseconds: number): Promise<void> {
  await isDueWithoutMails(app);
  vi.advanceTimersByTime(milliseconds);
  await app.finishInProgressScheduledFunctions();
  await quietWork(app);
}

/** Takes mails off the schedule, and says whether anything else is due. */
function isDueWithoutMails(app: App): Promise<boolean> {
  return app.run(async ({ db, scheduler }) => {
    const all = await db.system.query("_scheduled_functions").collect();
    const pending = all.filter(({ state }) => state.kind === "pending");
    const isMail = ({ name }: { name: string }) => name.startsWith("notifications/delivery");
    for (const { _id } of pending.filter(isMail)) await scheduler.cancel(_id);
    return pending.some((job) => !isMail(job) && job.scheduledTime <= Date.now());
  });
}
