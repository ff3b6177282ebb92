import type { reviewLetters as english } from "../en/reviewLetters";
import type { Messages } from "../messages";

/** Was Mails über Durchsicht und Termine sagen, und wie eine Kopie heisst. */
export const reviewLetters: Messages<typeof english> = {
  "publishing.copyTitle": "{title} (Kopie)",
  "publishing.mail.submitted.subject": "{author} bittet um Durchsicht von „{title}“",
  "publishing.mail.submitted.text":
    "{author} hat „{title}“ fertig geschrieben und bittet Sie, es anzusehen. Sie können es veröffentlichen oder mit einer Notiz zurückgeben.",
  "publishing.mail.submitted.action": "Ansehen",
  "publishing.mail.sentBack.subject": "{author} hat „{title}“ zurückgegeben",
  "publishing.mail.sentBack.text": "{author} hat „{title}“ angesehen und schreibt:",
  "publishing.mail.sentBack.action": "Weiterschreiben",
  "publishing.mail.heldBack.subject": "„{title}“ konnte nicht veröffentlicht werden",
  "publishing.mail.heldBack.text":
    "„{title}“ sollte jetzt veröffentlicht werden, aber es fehlt etwas. Was, steht auf der Seite des Eintrags. Was öffentlich war, bleibt, wie es war.",
  "publishing.mail.heldBack.action": "Sehen, was fehlt",
};
