export const EVENT_KINDS = ["class", "workshop", "pitch", "live_read", "office_hour"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const EVENT_STATES = ["scheduled", "cancelled"] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** Where live sessions are held: made through an account, by a link of our own making, or at any address. */
export const CONFERENCE_PROVIDERS = ["zoom", "jitsi", "link"] as const;
export type ConferenceProvider = (typeof CONFERENCE_PROVIDERS)[number];

/** Who may come: everybody of the cohort, or who registers for one of the seats. */
export const ADMISSIONS = ["cohort", "registration"] as const;

export const REGISTRATION_STATES = ["registered", "waiting", "offered", "cancelled"] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** What a change of a recurring event is meant for. */
export const EDIT_SCOPES = ["one", "following", "all"] as const;
export type EditScope = (typeof EDIT_SCOPES)[number];
