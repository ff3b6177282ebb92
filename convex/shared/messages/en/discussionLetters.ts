/** What mails about comments and suggestions say. */
export const discussionLetters = {
  "publishing.mail.commented.subject": "{author} commented on “{title}”",
  "publishing.mail.commented.text": "{author} wrote beside “{title}”:",
  "publishing.mail.commented.action": "Read and answer",
  "publishing.mail.suggested.subject": "{author} suggests a change in “{title}”",
  "publishing.mail.suggested.text":
    "{author} suggests a change in “{title}”. You can compare it with the text, and accept it or reject it.",
  "publishing.mail.suggested.action": "See the suggestion",
} as const;
