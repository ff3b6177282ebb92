/** What is told of comments and suggestions beside posts and pages, where everybody may read it. */
export const discussions = {
  "notifications.notice.contentCommented": "{author} commented on “{title}”: {text}",
  "notifications.notice.contentSuggested": "{author} suggests a change in “{title}”",
  "privacy.section.contentComments": "Comments on posts and pages",
  "privacy.section.contentThreads": "Threads begun and changes suggested",
  "privacy.kept.contentThreads":
    "Which words a remark or a suggested change was about, without a name: it is part of the text.",
} as const;
