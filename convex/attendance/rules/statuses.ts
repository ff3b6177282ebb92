/** How we know that somebody was there. */
export const PRESENCE_SOURCES = ["link", "zoom", "check_in"] as const;
export type PresenceSource = (typeof PRESENCE_SOURCES)[number];

/** What becomes of somebody's minutes, or what staff says of them. `excused` counts neither for nor against. */
export const ATTENDANCE_STATES = ["present", "partial", "absent", "excused"] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];
