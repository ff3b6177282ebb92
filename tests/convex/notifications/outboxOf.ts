import { vi } from "vitest";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import { type Message, notify } from "../../../convex/notifications/model/notify";
import type { TemplateName } from "../../../convex/shared/templates";
import { type App, addOrganization, type Organization, startApp } from "../../support/convexApp";

/** A Tuesday, 12:00 in Zurich. */
export const NOON = Date.parse("2026-11-24T11:00:00Z");
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export type Outbox = { app: App; organization: Organization };

/** An app whose clock stands at noon until it is moved, with an organization. Nothing but the test sends mails. */
export async function startOutbox(): Promise<Outbox> {
  vi.useFakeTimers({ now: NOON });
  for (const name of ["RESEND_API_KEY", "SMTP_URL", "MAIL_FROM", "RESEND_WEBHOOK_SECRET"])
    vi.stubEnv(name, undefined);
  const app = startApp();
  return { app, organization: await addOrganization(app) };
}

/** Tells somebody something as the functions of other areas do. */
export function tell<Template extends TemplateName>(
  { app, organization: organizationId }: Outbox,
  message: Omit<Message<Template>, "organizationId">,
): Promise<void> {
  return app.run((ctx) => notify(ctx, { organizationId, ...message }));
}

/**
 * Lets the clock run on and everything that falls due happen. What happens sets timers of its own, so the
 * clock goes on by some milliseconds more while it is waited for.
 */
export async function pass({ app }: Outbox, milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  let busy = true;
  const finished = app.finishInProgressScheduledFunctions().finally(() => (busy = false));
  while (busy) await vi.advanceTimersByTimeAsync(1);
  await finished;
}

/** All mails, the oldest first. */
export function mails({ app }: Outbox): Promise<Doc<"deliveries">[]> {
  return app.run(({ db }) => db.query("deliveries").collect());
}

export function notices({ app }: Outbox): Promise<Doc<"notices">[]> {
  return app.run(({ db }) => db.query("notices").collect());
}

export async function onlyMail(outbox: Outbox): Promise<Doc<"deliveries">> {
  const [first, ...others] = await mails(outbox);
  if (first === undefined || others.length > 0) throw new Error(`There are ${others.length + 1} mails.`);
  return first;
}

export function change(
  { app }: Outbox,
  id: Id<"deliveries">,
  fields: Partial<Doc<"deliveries">>,
): Promise<void> {
  return app.run(({ db }) => db.patch(id, fields));
}
