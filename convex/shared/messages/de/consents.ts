import type { consents as english } from "../en/consents";
import type { Messages } from "../messages";

export const consents: Messages<typeof english> = {
  "consents.version": "Fassung vom {version}",
  "consents.agree.title": "Bitte lesen und zustimmen",
  "consents.agree.text": "{organization} fragt einmal je neuer Fassung, bevor es weitergeht.",
  "consents.agree.submit": "Gelesen, ich stimme zu",
  "consents.agree.otherwise":
    "Nicht einverstanden? Eine Kopie der eigenen Daten und ihre Löschung gibt es auch so:",
  "consents.own.title": "Zustimmungen",
  "consents.own.text": "Jede lässt sich jederzeit widerrufen; danach wird neu gefragt.",
  "consents.own.none": "Noch keine. Sobald es Bedingungen gibt, wird gefragt.",
  "consents.own.since": "Zugestimmt am {date}.",
  "consents.own.between": "Zugestimmt am {from}, widerrufen am {until}.",
  "consents.own.withdrawn": "Widerrufen",
  "consents.own.withdraw": "Widerrufen",
  "consents.own.withdrawOf": "Widerrufen: {document}, Fassung {version}",
  "consents.own.ask": "Zustimmung widerrufen: {document}?",
  "consents.own.consequence":
    "Das Portal fragt neu, bevor es weitergeht. Was währenddessen geschah, bleibt, wie es ist.",
};
