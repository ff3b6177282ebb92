/** The page of settings about the website. */
export const websiteSettings = {
  "organization.tab.website": "Website",
  "organization.website.versions": "Fassungen von Beiträgen und Seiten",
  "organization.website.versions.text":
    "Veröffentlichen und Zurückholen behalten eine Fassung. Fassungen mit Namen bleiben; von den anderen behält jeder Beitrag und jede Seite die letzten. Weniger gilt ab der nächsten Fassung.",
  "organization.website.keptVersions": "Fassungen ohne Namen, die bleiben",
} as const;
