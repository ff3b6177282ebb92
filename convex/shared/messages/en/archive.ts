/** What the files of an export are called. */
export const archive = {
  "privacy.archive.title": "Your data at {organization}",
  "privacy.archive.intro":
    "Each section below is also a JSON file in this archive, with all of its entries. Times are in UTC.",
  "privacy.archive.amount": "{count, plural, =0 {No entries} one {# entry} other {# entries}}",
} as const;
