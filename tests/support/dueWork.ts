import { vi } from "vitest";
import type { App } from "./convexApp";

/** More than any chain of scheduled functions in a test. */
const ROUNDS = 200;

/**
 * With fake timers: runs what is scheduled for now and what that schedules for then, and leaves what is
 * scheduled for later, such as the watch of a job.
 */
export async function doDueWork(app: App): Promise<void> {
  for (let round = 0; round < ROUNDS && (await isDue(app)); round++) {
    vi.advanceTimersByTime(0);
    await app.finishInProgressScheduledFunctions();
  }
}

function isDue(app: App): Promise<boolean> {
  return app.run(async ({ db }) => {
    const scheduled = await db.system.query("_scheduled_functions").collect();
    return scheduled.some(
      ({ state, scheduledTime }) => state.kind === "pending" && scheduledTime <= Date.now(),
    );
  });
}

/** With fake timers: lets time pass, and does what falls due on the way. */
export async function letPass(app: App, milliseconds: number): Promise<void> {
  vi.advanceTimersByTime(milliseconds);
  await app.finishInProgressScheduledFunctions();
  await doDueWork(app);
}

/** Sessions of tests end after an hour; this keeps them for a year. */
export async function keepSessions(app: App): Promise<void> {
  await app.run(async ({ db }) => {
    for (const { _id } of await db.query("sessions").collect())
      await db.patch(_id, { expiresAt: Date.now() + 366 * 86_400_000 });
  });
}
