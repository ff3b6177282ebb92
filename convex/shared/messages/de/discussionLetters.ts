/** Was Mails über Kommentare und Vorschläge sagen. */
export const discussionLetters = {
  "publishing.mail.commented.subject": "{author} hat „{title}“ kommentiert",
  "publishing.mail.commented.text": "{author} schreibt zu „{title}“:",
  "publishing.mail.commented.action": "Lesen und antworten",
  "publishing.mail.suggested.subject": "{author} schlägt in „{title}“ eine Änderung vor",
  "publishing.mail.suggested.text":
    "{author} schlägt in „{title}“ eine Änderung vor. Sie lässt sich mit dem Text vergleichen, annehmen oder ablehnen.",
  "publishing.mail.suggested.action": "Vorschlag ansehen",
} as const;
