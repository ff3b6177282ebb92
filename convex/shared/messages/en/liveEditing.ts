/** What is said when a change of a live text cannot be taken. */
export const liveEditing = {
  "errors.tooManySteps": "These are too many changes at once.",
  "errors.noDocument": "This change does not fit the text.",
  "errors.documentTooLarge": "The text is too long. Please divide it into several posts.",
  "refusal.The text has no such version yet. Please load the page again.":
    "The text has no such version yet. Please load the page again.",
  "refusal.Only the text of a post is written like this.": "Only the text of a post is written like this.",
} as const;
