/** What people are told of files they put into the media library. */
export const media = {
  "privacy.section.mediaAssets": "Files put into the media library",
  "privacy.kept.mediaAssets": "Pictures and files of the organization's pages: they belong to the pages.",
} as const;
