export const portal = {
  "portal.home.title": "Welcome, {name}",
  "portal.home.empty": "What you take part in appears here: sessions, recordings, certificates.",
} as const;
