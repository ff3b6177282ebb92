import type { Messages } from "../messages";
import type { staffRefusals as english } from "../en/staffRefusals";

export const staffRefusals: Messages<typeof english> = {
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
  "refusal.This program is archived. Restore it first.":
    "Dieses Programm ist archiviert. Bitte es zuerst wiederherstellen.",
  "refusal.All seats of that cohort are taken.": "Alle Plätze jener Durchführung sind vergeben.",
  "refusal.Open the cohort first, then take people in.":
    "Bitte zuerst die Durchführung öffnen, dann Personen aufnehmen.",
  "refusal.Give this person the role of an instructor first.":
    "Bitte der Person zuerst die Rolle einer Lehrperson geben.",
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
  "refusal.This cohort is over. Nothing more can be planned in it.":
    "Diese Durchführung ist vorbei. Darin lässt sich nichts mehr planen.",
  "refusal.Every session of this series has begun. Nothing of it can be changed any more.":
    "Alle Termine dieser Serie haben begonnen. Daran lässt sich nichts mehr ändern.",
  "refusal.Not everything that is asked for is done.": "Noch ist nicht alles getan, was verlangt wird.",
  "refusal.People of this cohort are being completed already.":
    "In dieser Durchführung wird schon abgeschlossen.",
  "refusal.This is counted by itself.": "Das wird von selbst gezählt.",
  "refusal.Somebody changed the list meanwhile. Please look at it again.":
    "Jemand hat die Liste inzwischen geändert. Bitte noch einmal ansehen.",
  "refusal.The name you typed is not the organization's name.":
    "Der eingetippte Name ist nicht der Name der Organisation.",
  "refusal.This deployment is set up already. Please sign in instead.":
    "Hier ist schon alles eingerichtet. Bitte anmelden.",
  "refusal.The company of this invitation is no longer active.":
    "Das Unternehmen dieser Einladung ist nicht mehr aktiv.",
  "refusal.This file is not there. Please export the log again.":
    "Diese Datei ist nicht mehr da. Bitte das Protokoll erneut exportieren.",
  "refusal.Nobody can look at the product as an owner.":
    "Mit den Augen einer Inhaberin oder eines Inhabers kann niemand schauen.",
  "refusal.Only owners change the account of an owner.":
    "Das Konto einer Inhaberin oder eines Inhabers ändern nur andere mit dieser Rolle.",
  "refusal.This view is a colleague's. Keep one of your own under another name.":
    "Diese Ansicht gehört jemand anderem im Team. Bitte eine eigene unter anderem Namen speichern.",
  "refusal.Only owners may erase an owner.":
    "Wer die Organisation besitzt, kann nur von anderen mit dieser Rolle gelöscht werden.",
  "refusal.Only owners make somebody an owner, or take it from them.":
    "Diese Rolle geben und nehmen nur Inhaberinnen und Inhaber.",
  "refusal.These are the same person. Choose two.": "Das ist dieselbe Person. Bitte zwei wählen.",
  "refusal.One of them was merged or erased before.":
    "Eine der beiden wurde schon zusammengeführt oder gelöscht.",
  "refusal.Other organizations know the person who would be merged away. Merge the other way round.":
    "Die Person, die verschwinden würde, ist auch anderen Organisationen bekannt. Bitte andersherum zusammenführen.",
  "refusal.Only owners merge owners.":
    "Inhaberinnen und Inhaber führen nur andere mit dieser Rolle zusammen.",
  "refusal.Other organizations know this person too. Only they themselves can change this.":
    "Auch andere Organisationen kennen diese Person. Nur sie selbst kann das ändern.",
  "refusal.There is a version of this day already. Please take another day.":
    "Von diesem Tag gibt es schon eine Fassung. Bitte einen anderen Tag nehmen.",
};
