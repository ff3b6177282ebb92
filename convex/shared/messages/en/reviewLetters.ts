/** What mails about reviews and dates say, and the title of a copy. */
export const reviewLetters = {
  "publishing.copyTitle": "{title} (copy)",
  "publishing.mail.submitted.subject": "{author} asks for a review of “{title}”",
  "publishing.mail.submitted.text":
    "{author} has finished “{title}” and asks you to look at it. You can publish it, or send it back with a note.",
  "publishing.mail.submitted.action": "Look at it",
  "publishing.mail.sentBack.subject": "{author} sent “{title}” back",
  "publishing.mail.sentBack.text": "{author} looked at “{title}” and wrote:",
  "publishing.mail.sentBack.action": "Go on writing",
  "publishing.mail.heldBack.subject": "“{title}” could not be published",
  "publishing.mail.heldBack.text":
    "“{title}” was to be published now, but something is missing. Its page says what. What was public stays as it was.",
  "publishing.mail.heldBack.action": "See what is missing",
} as const;
