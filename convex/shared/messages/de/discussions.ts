/** Was über Kommentare und Vorschläge neben Beiträgen und Seiten gesagt wird, wo es alle lesen dürfen. */
export const discussions = {
  "notifications.notice.contentCommented": "{author} hat „{title}“ kommentiert: {text}",
  "notifications.notice.contentSuggested": "{author} schlägt in „{title}“ eine Änderung vor",
  "privacy.section.contentComments": "Kommentare zu Beiträgen und Seiten",
  "privacy.section.contentThreads": "Begonnene Diskussionen und vorgeschlagene Änderungen",
  "privacy.kept.contentThreads":
    "Um welche Worte es in einer Anmerkung oder einem Vorschlag ging, ohne Namen: Das gehört zum Text.",
} as const;
