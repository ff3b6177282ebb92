/** Where the website's contents are found in the administration, and how they stand: also for the palette. */
export const contentPlaces = {
  "contentScreens.section": "Website",
  "contentScreens.post.title": "Posts",
  "contentScreens.post.text": "What your blog says: written together, reviewed, published at its time.",
  "contentScreens.page.title": "Pages",
  "contentScreens.page.text": "Pages of your site, put together from parts: about you, a campaign, an offer.",
  "contentScreens.media.title": "Media",
  "contentScreens.media.text": "Pictures, films and files of your site, with what they show in words.",
  "contentScreens.state.draft": "Draft",
  "contentScreens.state.inReview": "In review",
  "contentScreens.state.scheduled": "Scheduled",
  "contentScreens.state.published": "Published",
  "contentScreens.state.unpublished": "Unpublished",
  "contentScreens.state.trashed": "In the trash",
  "contentScreens.palette.title": "Posts and pages",
} as const;
