/** Where the website's contents are found in the administration. */
export const contentPlaces = {
  "contentScreens.section": "Website",
  "contentScreens.post.title": "Posts",
  "contentScreens.post.text": "What your blog says: written together, reviewed, published at its time.",
  "contentScreens.page.title": "Pages",
  "contentScreens.page.text": "Pages of your site, put together from parts: about you, a campaign, an offer.",
  "contentScreens.media.title": "Media",
  "contentScreens.media.text": "Pictures, films and files of your site, with what they show in words.",
} as const;
