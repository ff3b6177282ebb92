export const notifications = {
  "notifications.notice.exportReady": "Your data is ready to download",
  "notifications.notice.addressChanged": "Your mail address was changed to {newAddress}",
  "notifications.notice.other": "You have a new message",
  "notifications.kind.account": "Your account",
  "notifications.kind.invitation": "Invitations",
  "notifications.kind.announcement": "Announcements",
  "notifications.kind.reminder": "Reminders",
  "notifications.kind.activity": "Activity",
  "errors.essentialKind": "Messages of this kind always come: without them, nobody could sign in or join.",
} as const;
