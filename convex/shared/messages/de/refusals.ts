export const refusals = {
  "refusal.A company needs somebody who manages it. Choose somebody else first.":
    "Ein Unternehmen braucht jemanden, der es verwaltet. Bitte zuerst jemand anderen bestimmen.",
  "refusal.There is a newer version. Please read it first.":
    "Es gibt eine neuere Fassung. Bitte zuerst diese lesen.",
  "refusal.This has come to an end already.": "Das ist schon zu Ende.",
  "refusal.This passkey is in use already.": "Dieser Passkey wird schon verwendet.",
  "refusal.This person is being erased.": "Diese Person wird gerade gelöscht.",
  "refusal.You keep as many views of this table as there can be. Remove one first.":
    "Mehr Ansichten dieser Tabelle können nicht gespeichert werden. Bitte zuerst eine entfernen.",
  "refusal.This file is not there. Please export the data again.":
    "Diese Datei ist nicht mehr da. Bitte die Daten erneut exportieren.",
  "refusal.An account can only be changed by the person whose it is.":
    "Ein Konto kann nur die Person ändern, der es gehört.",
  "refusal.Only owners of an organization found another.":
    "Nur wer eine Organisation besitzt, gründet eine weitere.",
  "refusal.Only the person themselves can agree.": "Zustimmen kann nur die Person selbst.",
  "refusal.Only the person themselves may ask for this.": "Das kann nur die Person selbst verlangen.",
  "refusal.There are no demo accounts here.": "Hier gibt es keine Demokonten.",
  "refusal.This account was erased.": "Dieses Konto wurde gelöscht.",
  "refusal.This function is for the server alone.": "Diese Funktion ist nur für den Server.",
  "refusal.Your place in this company does not allow this.":
    "Die Rolle in diesem Unternehmen erlaubt das nicht.",
  "refusal.Your roles here do not allow this.": "Die Rollen hier erlauben das nicht.",
  "refusal.Your sign-in provider must confirm your mail address first.":
    "Der Anmeldedienst muss zuerst die E-Mail-Adresse bestätigen.",
  "refusal.An organization needs an owner. Make somebody else an owner first, or delete the organization.":
    "Eine Organisation braucht jemanden, dem sie gehört. Bitte zuerst jemand anderem die Rolle geben oder die Organisation löschen.",
  "refusal.An organization needs an owner. Make somebody else an owner first.":
    "Eine Organisation braucht jemanden, dem sie gehört. Bitte zuerst jemand anderem die Rolle geben.",
  "refusal.Only the person themselves can withdraw.": "Zurückziehen kann nur die Person selbst.",
} as const;
