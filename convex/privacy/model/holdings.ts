import { attendanceHoldings } from "./areas/attendance";
import { certificateHoldings } from "./areas/certificates";
import { formHoldings } from "./areas/forms";
import { eventsHoldings } from "./areas/events";
import { cohortHoldings } from "./areas/cohorts";
import { discussionHoldings } from "./areas/discussions";
import { identityHoldings } from "./areas/identity";
import { mediaHoldings } from "./areas/media";
import { notificationsHoldings } from "./areas/notifications";
import { accountHoldings, peopleHoldings } from "./areas/people";
import { publishingHoldings } from "./areas/publishing";
import { traceHoldings } from "./areas/traces";
import { viewsHoldings } from "./areas/views";
import { libraryHoldings } from "./areas/library";
import type { Holding } from "./holding";

const ALL = [
  ...accountHoldings,
  ...identityHoldings,
  ...peopleHoldings,
  ...cohortHoldings,
  ...eventsHoldings,
  ...attendanceHoldings,
  ...certificateHoldings,
  ...notificationsHoldings,
  ...formHoldings,
  ...publishingHoldings,
  ...discussionHoldings,
  ...mediaHoldings,
  ...libraryHoldings,
  ...viewsHoldings,
  ...traceHoldings,
] as const;

export type HoldingName = (typeof ALL)[number]["name"];

/** All that is kept about people. An area that keeps something more adds it here; a test sees to it. */
export const HOLDINGS: readonly Holding<HoldingName>[] = ALL;

/** What an export holds: the account's part only where the person asked. */
export function exportedFor({ account }: { account: boolean }): Holding<HoldingName>[] {
  return HOLDINGS.filter((holding) => holding.exported && (account || !holding.account));
}

/** What an erasure goes through, step by step: the account's part only where all of it goes. */
export function erasedFor({ account }: { account: boolean }): Holding<HoldingName>[] {
  return HOLDINGS.filter((holding) => !holding.kept && (account || !holding.account));
}
