/** The kinds of program that come with a ready-made template. */
export const PROGRAM_TYPES = ["mentorship", "language", "buddy", "upskilling", "weei", "course"] as const;
export type ProgramType = (typeof PROGRAM_TYPES)[number];

/** A published version never changes again: cohorts and programs that pin it can rely on it. */
export const VERSION_STATES = ["draft", "published"] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export const PROGRAM_STATES = ["draft", "published", "archived"] as const;
export type ProgramState = (typeof PROGRAM_STATES)[number];

/** Whether people meet in a room, on a screen, or either. */
export const DELIVERIES = ["in_person", "online", "hybrid"] as const;
export type DeliveryMode = (typeof DELIVERIES)[number];

/** How a program runs: together from a date on, in pairs, by appointment, or as single events. */
export const SHAPES = ["cohort", "pairing", "appointment", "event"] as const;
export type Shape = (typeof SHAPES)[number];

/** Who finds a program: everybody and search engines, whoever has the link, staff alone. */
export const VISIBILITIES = ["public", "by_link", "private"] as const;
export type Visibility = (typeof VISIBILITIES)[number];
