/** Was das Gestalten, Besitzen und Prüfen von Zertifikaten unterhalb der Seiten sagt. */
export const verification = {
  "certificates.reported.subject": "Ein Zertifikat von {holder} wurde gemeldet",
  "certificates.reported.text":
    "Jemand hat ein Zertifikat von {holder} angesehen und meldet, dass damit etwas nicht stimmt.",
  "certificates.reported.action": "Meldung lesen",
  "certificates.share.note": "Überprüfbares Zertifikat",
  "notifications.notice.credentialReported": "Ein Zertifikat von {holder} wurde gemeldet",
  "errors.placeholder": "In geschweiften Klammern stehen nur achievement, program, cohort und date.",
  "errors.tooManySignatures": "Ein Zertifikat hat höchstens drei Unterschriften.",
  "errors.months": "Bitte ganze Monate eingeben, von 1 bis 600.",
  "errors.pictureType": "Bitte ein Bild als PNG, JPEG oder SVG wählen.",
  "errors.pictureTooLarge": "Dieses Bild ist zu groß. Erlaubt sind 2 MB.",
  "privacy.section.credentialReports": "Meldungen zu Zertifikaten",
  "privacy.section.badgeTokens": "Schlüssel zum Lesen von Zertifikaten",
  "refusal.A design has one version at least. Archive the design instead.":
    "Eine Gestaltung hat mindestens eine Fassung. Bitte stattdessen die Gestaltung archivieren.",
  "refusal.Publish this design first: certificates are made by it.":
    "Bitte diese Gestaltung zuerst veröffentlichen: Zertifikate werden danach gemacht.",
  "refusal.This is the default design. Make another one the default first.":
    "Das ist die Standardgestaltung. Bitte zuerst eine andere zum Standard machen.",
  "refusal.This design has no draft. Change something first.":
    "Diese Gestaltung hat keinen Entwurf. Bitte zuerst etwas ändern.",
  "refusal.You have as many keys as there can be. Remove one first.":
    "Mehr Schlüssel sind nicht möglich. Bitte zuerst einen entfernen.",
} as const;
