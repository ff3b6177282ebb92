/** What is told of reviews and dates of posts and pages, where everybody may read it. */
export const reviews = {
  "notifications.notice.contentSubmitted": "{author} asks for a review of “{title}”",
  "notifications.notice.contentSentBack": "{author} sent “{title}” back: {note}",
  "notifications.notice.contentHeldBack": "“{title}” could not be published at its date",
  "refusal.This preview has ended. Ask for a new link.": "This preview has ended. Ask for a new link.",
  "privacy.section.contentItems": "Posts and pages last edited",
  "privacy.kept.contentItems": "Posts and pages of the organization, which no longer name their author.",
} as const;
