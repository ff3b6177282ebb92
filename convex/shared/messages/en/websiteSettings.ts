/** The page of settings about the website. */
export const websiteSettings = {
  "organization.tab.website": "Website",
  "organization.website.versions": "Versions of posts and pages",
  "organization.website.versions.text":
    "Publishing and restoring keep a version. Named versions stay for good; of the others, each post and page keeps the latest. Fewer take effect when its next version is made.",
  "organization.website.keptVersions": "Versions kept without a name",
} as const;
