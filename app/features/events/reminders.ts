/** By how many minutes before a session people may be reminded; what a session has besides is kept. */
export const REMINDERS = [10, 60, 24 * 60, 48 * 60, 7 * 24 * 60] as const;

/** What a new session starts with: a day and an hour before. */
export const DEFAULT_REMINDERS: readonly number[] = [24 * 60, 60];
