import type { DeliveryState } from "../../../convex/notifications/rules/kinds";
import { StateBadge } from "../../ui/data/StateBadge";
import { useT } from "../../ui/i18n/useT";
import { DELIVERY_MEANINGS } from "./deliveries";

/** Where a mail is. */
export function DeliveryBadge({ state }: { state: DeliveryState }) {
  const t = useT();
  return <StateBadge label={t(`notifications.state.${state}`)} meaning={DELIVERY_MEANINGS[state]} />;
}
