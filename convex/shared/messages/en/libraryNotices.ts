/** Notices of what is in the library, and what is said of its rows about people. */
export const libraryNotices = {
  "notifications.notice.materialReminder": "Still unopened: {title}",
  "notifications.notice.recordingPublished": "New recording in {cohort}: {title}",
  "notifications.notice.recordingExpiring": "Soon hidden: the recording “{title}” of {cohort}",
  "privacy.section.uploads": "Files uploaded",
  "privacy.section.watches": "Recordings watched",
  "privacy.section.downloads": "Files opened or downloaded",
} as const;
