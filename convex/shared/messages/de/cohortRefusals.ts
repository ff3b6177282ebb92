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
  "refusal.New programs cannot be made from this version. Choose another one.":
    "Aus dieser Version lassen sich keine neuen Programme anlegen. Bitte eine andere wählen.",
  "refusal.There is a draft already. Publish or discard it first.":
    "Es gibt schon einen Entwurf. Bitte ihn zuerst veröffentlichen oder verwerfen.",
  "refusal.A format has one version at least. Archive the format instead.":
    "Ein Format hat mindestens eine Version. Bitte stattdessen das Format archivieren.",
  "refusal.Only a published version can be closed or opened.":
    "Nur eine veröffentlichte Version kann geschlossen oder geöffnet werden.",
  "refusal.This version was published and does not change. Begin a new draft.":
    "Diese Version ist veröffentlicht und ändert sich nicht mehr. Bitte einen neuen Entwurf beginnen.",
  "refusal.Choose a newer published version of the same format.":
    "Bitte eine neuere veröffentlichte Version desselben Formats wählen.",
  "refusal.Only those who teach this cohort may do this.":
    "Das dürfen nur, die in dieser Durchführung unterrichten.",
  "refusal.Open the cohort first, then invite people.":
    "Bitte zuerst die Durchführung öffnen, dann einladen.",
  "refusal.This invitation is not open any more.": "Diese Einladung ist nicht mehr offen.",
  "refusal.This request was answered already.": "Diese Anfrage ist schon beantwortet.",
  "refusal.This program is archived. Restore it first.":
    "Dieses Programm ist archiviert. Bitte es zuerst wiederherstellen.",
  "refusal.This cohort has ended and stays as it is.":
    "Diese Durchführung ist zu Ende und bleibt, wie sie ist.",
  "refusal.This person is not in the cohort any more.": "Diese Person ist nicht mehr in der Durchführung.",
  "refusal.All seats of that cohort are taken.": "Alle Plätze jener Durchführung sind vergeben.",
  "refusal.Open the cohort first, then take people in.":
    "Bitte zuerst die Durchführung öffnen, dann Personen aufnehmen.",
  "refusal.Give this person the role of an instructor first.":
    "Bitte der Person zuerst die Rolle einer Lehrperson geben.",
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
  "refusal.This was processed meanwhile.": "Das wurde inzwischen verarbeitet.",
  "refusal.There is nothing to try again.": "Es gibt nichts erneut zu versuchen.",
  "refusal.There is nothing left of it that could be cancelled.":
    "Davon ist nichts mehr übrig, was sich absagen ließe.",
  "refusal.Its time has passed. Plan a new session instead.":
    "Die Zeit ist vorbei. Bitte einen neuen Termin planen.",
  "refusal.It lies outside the cohort's dates now. Plan a new session instead.":
    "Er liegt jetzt außerhalb der Durchführung. Bitte einen neuen Termin planen.",
  "refusal.This session is over. It can no longer be changed.":
    "Dieser Termin ist vorbei und lässt sich nicht mehr ändern.",
  "refusal.This session is cancelled. Restore it first.":
    "Dieser Termin ist abgesagt. Bitte ihn zuerst wieder ansetzen.",
  "refusal.Nobody registers for this session: it is for the whole cohort.":
    "Für diesen Termin meldet sich niemand an: Er ist für die ganze Durchführung.",
  "refusal.This cohort is over. Nothing more can be planned in it.":
    "Diese Durchführung ist vorbei. Darin lässt sich nichts mehr planen.",
  "refusal.All seats are taken, and nobody can wait for one.":
    "Alle Plätze sind vergeben, und niemand kann auf einen warten.",
  "refusal.This registration changed meanwhile. Please look again.":
    "Diese Anmeldung hat sich inzwischen geändert. Bitte noch einmal ansehen.",
  "refusal.This session is for the whole cohort. There is no need to register.":
    "Dieser Termin ist für die ganze Durchführung. Eine Anmeldung ist nicht nötig.",
  "refusal.This session is cancelled.": "Dieser Termin ist abgesagt.",
  "refusal.This session has begun.": "Dieser Termin hat begonnen.",
  "refusal.Every session of this series has begun. Nothing of it can be changed any more.":
    "Alle Termine dieser Serie haben begonnen. Daran lässt sich nichts mehr ändern.",
  "refusal.This form cannot be answered at the moment.":
    "Dieses Formular kann gerade nicht beantwortet werden.",
  "refusal.Not everything that is asked for is done.": "Noch ist nicht alles getan, was verlangt wird.",
  "refusal.People of this cohort are being completed already.":
    "In dieser Durchführung wird schon abgeschlossen.",
  "refusal.This is counted by itself.": "Das wird von selbst gezählt.",
  "refusal.Somebody changed the list meanwhile. Please look at it again.":
    "Jemand hat die Liste inzwischen geändert. Bitte noch einmal ansehen.",
};
