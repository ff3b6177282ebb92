import type { signIn as english } from "../en/signIn";
import type { Messages } from "../messages";

export const signIn: Messages<typeof english> = {
  "signIn.title": "Anmelden",
  "signIn.code.title": "Code eingeben",
  "signIn.code.text": "Wenn {email} stimmt, ist ein Code dorthin unterwegs. Er gilt 10 Minuten.",
  "signIn.code.label": "Sechsstelliger Code",
  "signIn.code.submit": "Anmelden",
  "signIn.code.wrong": "Dieser Code stimmt nicht. Bitte prüfen oder einen neuen anfordern.",
  "signIn.code.expired": "Dieser Code gilt nicht mehr. Bitte einen neuen anfordern.",
  "signIn.code.again": "Andere Adresse verwenden oder neuen Code senden",
};
