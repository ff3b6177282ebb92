/** The page of a session, as a path of the product. */
export function eventPath(eventId: string): string {
  return `/portal/events/${eventId}`;
}
