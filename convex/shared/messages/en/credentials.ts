/** What certificates, their mails and lists say, and why one could not be made. */
export const credentials = {
  "certificates.sheet.awarded": "Awarded on {date}",
  "certificates.sheet.validUntil": "Valid until {date}",
  "certificates.sheet.verify": "Verify at {host}",
  "certificates.sheet.code": "QR code: {address}",
  "certificates.sheet.seal": "Seal of {issuer}",
  "certificates.mail.issued.subject": "Your certificate: {achievement}",
  "certificates.mail.issued.text":
    "{issuer} has issued you a certificate for “{achievement}”. You can download it, share it, and let anybody verify it.",
  "certificates.mail.issued.action": "Open the certificate",
  "certificates.mail.issued.note":
    "Its page shows everybody who has the address that the certificate is genuine. You can hide it at any time.",
  "notifications.notice.credentialIssued": "Your certificate for {achievement} is here",
  "certificates.mail.revoked.subject": "Your certificate is no longer valid: {achievement}",
  "certificates.mail.revoked.text":
    "{issuer} has revoked your certificate for “{achievement}”. Whoever verifies it from now on reads that it is revoked, and why.",
  "certificates.mail.revoked.reason": "Reason: {reason}",
  "certificates.mail.revoked.action": "Open its page",
  "certificates.mail.revoked.note": "If you think this is a mistake, please write to {issuer}.",
  "notifications.notice.credentialRevoked":
    "Your certificate for {achievement} is no longer valid: {reason}",
  "errors.csvWithoutName":
    "The first line must name a column “name”, or one for first names and one for last names.",
  "errors.civilDate": "Please write the date as 2026-03-31.",
  "errors.future": "This day has not come yet.",
  "errors.past": "This moment has passed. Choose a later one.",
  "certificates.problem.publicUrl":
    "Set PUBLIC_URL first: a credential bears this deployment's address for ever.",
  "certificates.problem.masterKey":
    "Set CREDENTIAL_MASTER_KEY first: the keys of credentials are sealed with it.",
  "certificates.problem.sealedKeys":
    "The keys of credentials were sealed with another CREDENTIAL_MASTER_KEY. Set that one again.",
  "certificates.problem.fonts":
    "The web server did not give the fonts that this certificate needs. See that PUBLIC_URL is reached, then try again.",
  "certificates.problem.died":
    "Making it was interrupted again and again. Try again; if it fails once more, look at the logs.",
  "certificates.problem.fault": "Something went wrong while it was made. Try again.",
  "refusal.This cannot be done with the credential as it stands now.":
    "This cannot be done with the credential as it stands now.",
  "refusal.This key is marked as compromised already.": "This key is marked as compromised already.",
  "refusal.Nothing was issued here yet: the first credential brings the first keys.":
    "Nothing was issued here yet: the first credential brings the first keys.",
  "refusal.This program's achievement is archived. Restore it first.":
    "This program's achievement is archived. Restore it first.",
  "refusal.This achievement is archived. Restore it first.":
    "This achievement is archived. Restore it first.",
} as const;
