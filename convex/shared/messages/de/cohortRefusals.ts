import type { Messages } from "../messages";
import type { cohortRefusals as english } from "../en/cohortRefusals";

export const cohortRefusals: Messages<typeof english> = {
  "refusal.This code is no longer shown. Please scan the one on the screen.":
    "Dieser Code wird nicht mehr gezeigt. Bitte den auf dem Bildschirm scannen.",
  "refusal.You have no place in the cohort of this session.":
    "Sie haben keinen Platz in der Durchführung dieses Termins.",
  "refusal.You can check in from 15 minutes before the session until its end.":
    "Einchecken geht ab 15 Minuten vor dem Termin bis zu seinem Ende.",
  "refusal.The seat was given or given back meanwhile.":
    "Der Platz wurde inzwischen vergeben oder zurückgegeben.",
  "refusal.A seat of something else is claimed for this already.":
    "Dafür ist schon ein anderer Platz beansprucht.",
  "refusal.This seat is not offered any more.": "Dieser Platz wird nicht mehr angeboten.",
  "refusal.This invitation is not open any more.": "Diese Einladung ist nicht mehr offen.",
  "refusal.This request was answered already.": "Diese Anfrage ist schon beantwortet.",
  "refusal.This cohort has ended and stays as it is.":
    "Diese Durchführung ist zu Ende und bleibt, wie sie ist.",
  "refusal.This person is not in the cohort any more.": "Diese Person ist nicht mehr in der Durchführung.",
  "refusal.There is no invitation or offer to accept.":
    "Es gibt keine Einladung und kein Angebot anzunehmen.",
  "refusal.This invitation is too old. Ask for a new one.":
    "Diese Einladung ist zu alt. Bitte um eine neue bitten.",
  "refusal.There is no invitation or offer to decline.":
    "Es gibt keine Einladung und kein Angebot abzulehnen.",
  "refusal.You are not in this cohort any more.": "Sie sind nicht mehr in dieser Durchführung.",
  "refusal.This cohort is joined in another way.": "In diese Durchführung kommt man auf anderem Weg.",
  "refusal.This cohort is not open for anybody to come in.": "Diese Durchführung nimmt gerade niemanden auf.",
  "refusal.All seats are taken, and there is no waitlist.":
    "Alle Plätze sind vergeben, und es gibt keine Warteliste.",
  "refusal.This session is cancelled. Restore it first.":
    "Dieser Termin ist abgesagt. Bitte ihn zuerst wieder ansetzen.",
  "refusal.Nobody registers for this session: it is for the whole cohort.":
    "Für diesen Termin meldet sich niemand an: Er ist für die ganze Durchführung.",
  "refusal.All seats are taken, and nobody can wait for one.":
    "Alle Plätze sind vergeben, und niemand kann auf einen warten.",
  "refusal.This registration changed meanwhile. Please look again.":
    "Diese Anmeldung hat sich inzwischen geändert. Bitte noch einmal ansehen.",
  "refusal.This session is for the whole cohort. There is no need to register.":
    "Dieser Termin ist für die ganze Durchführung. Eine Anmeldung ist nicht nötig.",
  "refusal.This session is cancelled.": "Dieser Termin ist abgesagt.",
  "refusal.This session has begun.": "Dieser Termin hat begonnen.",
  "refusal.This form cannot be answered at the moment.":
    "Dieses Formular kann gerade nicht beantwortet werden.",
};
