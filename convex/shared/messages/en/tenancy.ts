export const tenancy = {
  "tenancy.branding.suggestion": "{color} is the nearest colour in which text can be read.",
  "tenancy.deletion.progress":
    "{removed, plural, one {# row} other {# rows}} removed, {done} of {total} tables done",
  "tenancy.deletion.finished": "{name} is deleted.",
  "errors.contrast": "Text in this colour is hard to read. Please choose a darker one.",
  "errors.imageType": "Please choose a PNG, JPEG or WebP image.",
  "errors.imageSize": "This image is too large. It may have 512 KB.",
  "errors.upload": "The file did not arrive. Please choose it again.",
  "errors.domain": "This is not a host name. It looks like academy.example.org.",
  "errors.domainReserved": "This host belongs to the deployment itself. Please use one of your own.",
  "errors.domainTaken": "This host is in use already.",
} as const;
