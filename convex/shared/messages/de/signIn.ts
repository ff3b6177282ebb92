import type { signIn as english } from "../en/signIn";
import type { Messages } from "../messages";

export const signIn: Messages<typeof english> = {
  "signIn.demo.staff": "Im Team",
  "signIn.demo.learner": "Lernende",
  "signIn.demo.company": "Aus einem Unternehmen",
  "signIn.title": "Anmelden",
  "signIn.text": "E-Mail-Adresse eingeben. Ein sechsstelliger Code kommt gleich dorthin.",
  "signIn.sendCode": "Code senden",
  "signIn.ended": "Die Sitzung ist zu Ende. Bitte neu anmelden; nichts ist verloren.",
  "signIn.passkey": "Mit Passkey anmelden",
  "signIn.passkey.failed":
    "Das hat nicht geklappt. Bitte einen Code verwenden oder den Passkey erneut versuchen.",
  "signIn.or": "oder",
  "signIn.code.title": "Code eingeben",
  "signIn.code.text": "Wenn {email} stimmt, ist ein Code dorthin unterwegs. Er gilt 10 Minuten.",
  "signIn.code.label": "Sechsstelliger Code",
  "signIn.code.submit": "Anmelden",
  "signIn.code.wrong": "Dieser Code stimmt nicht. Bitte prüfen oder einen neuen anfordern.",
  "signIn.code.expired": "Dieser Code gilt nicht mehr. Bitte einen neuen anfordern.",
  "signIn.code.again": "Andere Adresse verwenden oder neuen Code senden",
  "signIn.demo.title": "Umsehen",
  "signIn.demo.text": "Dies ist eine Demo. Mit einem Klick wird man zu einer ihrer Personen.",
  "signIn.clerk.text": "Die Anmeldung der Organisation wird geöffnet.",
};
