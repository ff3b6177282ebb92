export const tenancy = {
  "tenancy.home.lead": "Programs, sessions, recordings and certificates: what you do here, in one place.",
  "tenancy.home.goOn": "Go on to my learning",
  "tenancy.home.learner.title": "You take part",
  "tenancy.home.learner.text":
    "Enter your mail address and a code comes at once. There is no password to think of, and none to forget.",
  "tenancy.home.invited.title": "You were invited",
  "tenancy.home.invited.text":
    "Open the link in the mail. It knows what you are invited to and leads you there.",
  "tenancy.home.company.title": "You act for a company",
  "tenancy.home.company.text": "Your company has pages of its own here, for everybody who acts for it.",
  "tenancy.branding.suggestion": "{color} is the nearest colour in which text can be read.",
  "tenancy.deletion.progress":
    "{removed, plural, one {# row} other {# rows}} removed, {done} of {total} tables done",
  "tenancy.deletion.finished": "{name} is deleted.",
  "errors.contrast": "Text in this colour is hard to read. Please choose a darker one.",
  "errors.imageType": "Please choose a PNG, JPEG or WebP image.",
  "errors.imageSize": "This image is too large. It may have 512 kB.",
  "errors.upload": "The file did not arrive. Please choose it again.",
  "errors.domain": "This is not a host name. It looks like academy.example.org.",
  "errors.domainReserved": "This host belongs to the deployment itself. Please use one of your own.",
  "errors.domainTaken": "This host is in use already.",
} as const;
