export const events = {
  "events.sessionPlanned.subject": "Planned: {title}",
  "events.sessionPlanned.text":
    "A session of {cohort} was planned. Your mail program can take it into your calendar.",
  "events.sessionChanged.subject": "Changed: {title}",
  "events.sessionChanged.text": "A session of {cohort} was changed. This is how it stands now:",
  "events.sessionCancelled.subject": "Cancelled: {title}",
  "events.sessionCancelled.text":
    "{count, plural, one {A session of {cohort} does not take place:} other {Sessions of {cohort} do not take place. Your calendar shows those that remain.}}",
  "events.sessionReminder.subject": "{title} is coming up",
  "events.sessionReminder.text":
    "{hours, plural, =0 {In {minutes, plural, one {# minute} other {# minutes}}: {title}, of {cohort}.} one {In one hour: {title}, of {cohort}.} other {In # hours: {title}, of {cohort}.}}",
  "events.sessionSeatOffered.subject": "A seat is free: {title}",
  "events.sessionSeatOffered.text":
    "You waited for a seat at a session of {cohort}. One is kept for you until {until}.",
  "events.sessionSeatOffered.action": "Take the seat",
  "notifications.notice.sessionPlanned": "Planned: {title}",
  "notifications.notice.sessionChanged": "Changed: {title}",
  "notifications.notice.sessionCancelled": "Cancelled: {title}",
  "notifications.notice.sessionReminder": "{title} is coming up",
  "notifications.notice.sessionSeatOffered": "A seat is kept for you: {title}",
  "privacy.section.ledSessions": "Sessions led",
  "privacy.section.registrations": "Registrations for sessions",
  "privacy.section.calendarFeeds": "Calendar addresses",
  "privacy.kept.eventInstructors": "Who led which session, without a name: it is part of what took place.",
  "privacy.kept.registrations":
    "Registrations for sessions, without a name: they are part of what took place.",
  "privacy.section.busyTimes": "Times taken by sessions",
} as const;
