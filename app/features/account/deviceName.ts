import type { Translate } from "../../../convex/shared/messages/translate";
import { deviceOf } from "./devices";

/** "Firefox on Windows", or as much of it as is known. */
export function deviceName(t: Translate, userAgent: string | null): string {
  const { browser, system } = deviceOf(userAgent ?? "");
  if (browser !== null && system !== null) return t("own.device.both", { browser, system });
  return browser ?? system ?? t("own.device.unknown");
}
