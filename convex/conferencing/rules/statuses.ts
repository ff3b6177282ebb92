/** `unwanted`: still to be deleted at the provider. */
export const MEETING_STATES = ["wanted", "ready", "failed", "unwanted", "removed"] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const INBOUND_STATES = ["waiting", "done", "failed"] as const;
export type InboundState = (typeof INBOUND_STATES)[number];
