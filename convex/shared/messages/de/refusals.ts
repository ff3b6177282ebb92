export const refusals = {
  "refusal.A company needs somebody who manages it. Choose somebody else first.":
    "Ein Unternehmen braucht jemanden, der es verwaltet. Bitte zuerst jemand anderen bestimmen.",
  "refusal.The name you typed is not the organization's name.":
    "Der eingetippte Name ist nicht der Name der Organisation.",
  "refusal.There is a newer version. Please read it first.":
    "Es gibt eine neuere Fassung. Bitte zuerst diese lesen.",
  "refusal.This deployment is set up already. Please sign in instead.":
    "Hier ist schon alles eingerichtet. Bitte anmelden.",
  "refusal.This has come to an end already.": "Das ist schon zu Ende.",
  "refusal.This passkey is in use already.": "Dieser Passkey wird schon verwendet.",
  "refusal.This person is being erased.": "Diese Person wird gerade gelöscht.",
  "refusal.You keep as many views of this table as there can be. Remove one first.":
    "Mehr Ansichten dieser Tabelle können nicht gespeichert werden. Bitte zuerst eine entfernen.",
  "refusal.The company of this invitation is no longer active.":
    "Das Unternehmen dieser Einladung ist nicht mehr aktiv.",
  "refusal.This file is not there. Please export the data again.":
    "Diese Datei ist nicht mehr da. Bitte die Daten erneut exportieren.",
  "refusal.This file is not there. Please export the log again.":
    "Diese Datei ist nicht mehr da. Bitte das Protokoll erneut exportieren.",
  "refusal.An account can only be changed by the person whose it is.":
    "Ein Konto kann nur die Person ändern, der es gehört.",
  "refusal.Nobody can look at the product as an owner.":
    "Mit den Augen einer Inhaberin oder eines Inhabers kann niemand schauen.",
  "refusal.Only owners change the account of an owner.":
    "Das Konto einer Inhaberin oder eines Inhabers ändern nur andere mit dieser Rolle.",
  "refusal.Only owners of an organization found another.":
    "Nur wer eine Organisation besitzt, gründet eine weitere.",
  "refusal.Only the person themselves can agree.": "Zustimmen kann nur die Person selbst.",
  "refusal.Only the person themselves may ask for this.": "Das kann nur die Person selbst verlangen.",
  "refusal.There are no demo accounts here.": "Hier gibt es keine Demokonten.",
  "refusal.This account was erased.": "Dieses Konto wurde gelöscht.",
  "refusal.This function is for the server alone.": "Diese Funktion ist nur für den Server.",
  "refusal.This view is a colleague's. Keep one of your own under another name.":
    "Diese Ansicht gehört jemand anderem im Team. Bitte eine eigene unter anderem Namen speichern.",
  "refusal.Your place in this company does not allow this.":
    "Die Rolle in diesem Unternehmen erlaubt das nicht.",
  "refusal.Your roles here do not allow this.": "Die Rollen hier erlauben das nicht.",
  "refusal.Your sign-in provider must confirm your mail address first.":
    "Der Anmeldedienst muss zuerst die E-Mail-Adresse bestätigen.",
  "refusal.An organization needs an owner. Make somebody else an owner first, or delete the organization.":
    "Eine Organisation braucht jemanden, dem sie gehört. Bitte zuerst jemand anderem die Rolle geben oder die Organisation löschen.",
  "refusal.Only owners may erase an owner.":
    "Wer die Organisation besitzt, kann nur von anderen mit dieser Rolle gelöscht werden.",
  "refusal.Only owners make somebody an owner, or take it from them.":
    "Diese Rolle geben und nehmen nur Inhaberinnen und Inhaber.",
  "refusal.An organization needs an owner. Make somebody else an owner first.":
    "Eine Organisation braucht jemanden, dem sie gehört. Bitte zuerst jemand anderem die Rolle geben.",
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
  "refusal.Only the person themselves can withdraw.": "Zurückziehen kann nur die Person selbst.",
} as const;
