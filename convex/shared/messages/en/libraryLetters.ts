/** What mails of the library say. */
export const libraryLetters = {
  "library.mail.materialReminder.subject": "Still unopened: {title}",
  "library.mail.materialReminder.text":
    "“{title}” is among the materials of {cohort}, and you have not opened it yet.",
  "library.mail.materialReminder.action": "Open it",
  "library.mail.recordingPublished.subject": "New recording: {title}",
  "library.mail.recordingPublished.text": "The recording “{title}” of {cohort} is there to watch.",
  "library.mail.recordingPublished.action": "Watch it",
  "library.mail.recordingPublished.note": "You take part in {cohort} of {program}.",
  "library.mail.recordingExpiring.subject": "Soon hidden: {title}",
  "library.mail.recordingExpiring.text":
    "The last day on which {cohort} can watch the recording “{title}” is {day}. It is hidden after that.",
  "library.mail.recordingExpiring.action": "See to the recording",
  "library.mail.recordingExpiring.note":
    "Thirty days after that, its video, pictures and captions are removed. To keep it longer, choose a later last day.",
} as const;
