export const tenancy = {
  "tenancy.branding.suggestion": "{color} is the nearest colour in which text can be read.",
  "tenancy.deletion.progress":
    "{removed, plural, one {# row} other {# rows}} removed, {done} of {total} tables done",
  "tenancy.deletion.finished": "{name} is deleted.",
  "errors.imageType": "Please choose a PNG, JPEG or WebP image.",
  "errors.imageSize": "This image is too large. It may have 512 kB.",
  "errors.upload": "The file did not arrive. Please choose it again.",
} as const;
