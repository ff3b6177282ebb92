/** What follows once a program has a format and a title. */
export const SETUP_STEPS = ["texts", "settings", "review"] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];
