import type { Id } from "../../_generated/dataModel";
import { readToken, signToken } from "../../shared/signedTokens";

/** Whose way into which session a link is. */
export type Ticket = { eventId: Id<"events">; personId: Id<"persons"> };

const JOIN = "attendance.join.v1";
const CHECK_IN = "attendance.checkIn.v1";

/** The path of somebody's own link into a session; the same every time. */
export async function joinPath({ eventId, personId }: Ticket): Promise<string> {
  return `/join/${await signToken(JOIN, [eventId, personId])}`;
}

/** Whose way a link's token is; null if it was not made here. The rows may be gone. */
export async function readJoinToken(token: string): Promise<Ticket | null> {
  const claims = await readToken(JOIN, token);
  if (claims?.length !== 2) return null;
  const [eventId, personId] = claims as [Id<"events">, Id<"persons">];
  return { eventId, personId };
}

/** What the QR code in a session's room says in one period. */
export function checkInToken(eventId: Id<"events">, period: number): Promise<string> {
  return signToken(CHECK_IN, [eventId, String(period)]);
}

/** Which session and period a code is of; null if it was not made here. */
export async function readCheckInToken(
  token: string,
): Promise<{ eventId: Id<"events">; period: number } | null> {
  const claims = await readToken(CHECK_IN, token);
  if (claims?.length !== 2) return null;
  const [eventId, period] = claims as [Id<"events">, string];
  return { eventId, period: Number(period) };
}
