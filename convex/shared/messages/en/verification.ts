/** What designing, holding and verifying certificates says from below the screens. */
export const verification = {
  "certificates.reported.subject": "A certificate of {holder} was reported",
  "certificates.reported.text":
    "Somebody who looked at a certificate of {holder} says that something is wrong with it.",
  "certificates.reported.action": "Read the report",
  "certificates.share.note": "Verifiable certificate",
  "notifications.notice.credentialReported": "A certificate of {holder} was reported",
  "errors.placeholder": "Only achievement, program, cohort and date can stand in braces.",
  "errors.tooManySignatures": "A certificate has three signatures at most.",
  "errors.months": "Please enter whole months, from 1 to 600.",
  "errors.pictureType": "Please choose a PNG, JPEG or SVG image.",
  "errors.pictureTooLarge": "This image is too large. It may have 2 MB.",
  "privacy.section.credentialReports": "Reports about certificates",
  "privacy.section.badgeTokens": "Keys for reading certificates",
  "refusal.A design has one version at least. Archive the design instead.":
    "A design has one version at least. Archive the design instead.",
  "refusal.Publish this design first: certificates are made by it.":
    "Publish this design first: certificates are made by it.",
  "refusal.This is the default design. Make another one the default first.":
    "This is the default design. Make another one the default first.",
  "refusal.This design has no draft. Change something first.":
    "This design has no draft. Change something first.",
  "refusal.You have as many keys as there can be. Remove one first.":
    "You have as many keys as there can be. Remove one first.",
} as const;
