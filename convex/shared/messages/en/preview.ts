/** What the page of a preview link says. */
export const preview = {
  "preview.title": "Preview: {title}",
  "preview.bar": "Preview",
  "preview.notPublic": "This is a preview, not public.",
  "preview.until": "The link works until {when}.",
  "preview.ended.title": "This preview has ended",
  "preview.ended.text": "Ask whoever sent you the link for a new one.",
} as const;
