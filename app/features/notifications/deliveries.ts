import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { DeliveryState } from "../../../convex/notifications/rules/kinds";
import type { Translate } from "../../../convex/shared/messages/translate";
import type { Meaning } from "../../ui/theme/tokens";

export type Letter = FunctionReturnType<typeof api.notifications.outbox.one>;
export type Delivery = Letter["delivery"];
export type DeliveryPage = FunctionReturnType<typeof api.notifications.outbox.list>;

export const DELIVERY_MEANINGS: Record<DeliveryState, Meaning> = {
  waiting: "info",
  sending: "info",
  sent: "success",
  delivered: "success",
  kept: "neutral",
  bounced: "danger",
  complained: "danger",
  failed: "danger",
  suppressed: "warning",
  digested: "neutral",
};

/** What a template is called; its own name where the catalogue has none. */
export function templateName(t: Translate, template: string): string {
  const key = `office.template.${template}`;
  return t.knows(key) ? t(key) : template;
}

/** What a mail is known by: its subject, or its template's name until it was written. */
export function deliveryTitle(t: Translate, { subject, template }: Delivery): string {
  return subject ?? templateName(t, template);
}
