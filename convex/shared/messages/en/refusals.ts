/** What the model refuses with, word for word: a screen finds the sentence in the viewer's language by it. */
export const refusals = {
  "refusal.A company needs somebody who manages it. Choose somebody else first.":
    "A company needs somebody who manages it. Choose somebody else first.",
  "refusal.There is a newer version. Please read it first.":
    "There is a newer version. Please read it first.",
  "refusal.This has come to an end already.": "This has come to an end already.",
  "refusal.This passkey is in use already.": "This passkey is in use already.",
  "refusal.This person is being erased.": "This person is being erased.",
  "refusal.You keep as many views of this table as there can be. Remove one first.":
    "You keep as many views of this table as there can be. Remove one first.",
  "refusal.This file is not there. Please export the data again.":
    "This file is not there. Please export the data again.",
  "refusal.An account can only be changed by the person whose it is.":
    "An account can only be changed by the person whose it is.",
  "refusal.Only owners of an organization found another.": "Only owners of an organization found another.",
  "refusal.Only the person themselves can agree.": "Only the person themselves can agree.",
  "refusal.Only the person themselves may ask for this.": "Only the person themselves may ask for this.",
  "refusal.There are no demo accounts here.": "There are no demo accounts here.",
  "refusal.This account was erased.": "This account was erased.",
  "refusal.This function is for the server alone.": "This function is for the server alone.",
  "refusal.Your place in this company does not allow this.":
    "Your place in this company does not allow this.",
  "refusal.Your roles here do not allow this.": "Your roles here do not allow this.",
  "refusal.Your sign-in provider must confirm your mail address first.":
    "Your sign-in provider must confirm your mail address first.",
  "refusal.An organization needs an owner. Make somebody else an owner first, or delete the organization.":
    "An organization needs an owner. Make somebody else an owner first, or delete the organization.",
  "refusal.An organization needs an owner. Make somebody else an owner first.":
    "An organization needs an owner. Make somebody else an owner first.",
  "refusal.Only the person themselves can withdraw.": "Only the person themselves can withdraw.",
} as const;
