/** What the model refuses with, word for word: a screen finds the sentence in the viewer's language by it. */
export const refusals = {
  "refusal.A company needs somebody who manages it. Choose somebody else first.":
    "A company needs somebody who manages it. Choose somebody else first.",
  "refusal.The name you typed is not the organization's name.":
    "The name you typed is not the organization's name.",
  "refusal.There is a newer version. Please read it first.":
    "There is a newer version. Please read it first.",
  "refusal.This deployment is set up already. Please sign in instead.":
    "This deployment is set up already. Please sign in instead.",
  "refusal.This has come to an end already.": "This has come to an end already.",
  "refusal.This passkey is in use already.": "This passkey is in use already.",
  "refusal.This person is being erased.": "This person is being erased.",
  "refusal.You keep as many views of this table as there can be. Remove one first.":
    "You keep as many views of this table as there can be. Remove one first.",
  "refusal.The company of this invitation is no longer active.":
    "The company of this invitation is no longer active.",
  "refusal.This file is not there. Please export the data again.":
    "This file is not there. Please export the data again.",
  "refusal.This file is not there. Please export the log again.":
    "This file is not there. Please export the log again.",
  "refusal.An account can only be changed by the person whose it is.":
    "An account can only be changed by the person whose it is.",
  "refusal.Nobody can look at the product as an owner.": "Nobody can look at the product as an owner.",
  "refusal.Only owners change the account of an owner.": "Only owners change the account of an owner.",
  "refusal.Only owners of an organization found another.": "Only owners of an organization found another.",
  "refusal.Only the person themselves can agree.": "Only the person themselves can agree.",
  "refusal.Only the person themselves may ask for this.": "Only the person themselves may ask for this.",
  "refusal.There are no demo accounts here.": "There are no demo accounts here.",
  "refusal.This account was erased.": "This account was erased.",
  "refusal.This function is for the server alone.": "This function is for the server alone.",
  "refusal.This view is a colleague's. Keep one of your own under another name.":
    "This view is a colleague's. Keep one of your own under another name.",
  "refusal.Your place in this company does not allow this.":
    "Your place in this company does not allow this.",
  "refusal.Your roles here do not allow this.": "Your roles here do not allow this.",
  "refusal.Your sign-in provider must confirm your mail address first.":
    "Your sign-in provider must confirm your mail address first.",
  "refusal.An organization needs an owner. Make somebody else an owner first, or delete the organization.":
    "An organization needs an owner. Make somebody else an owner first, or delete the organization.",
  "refusal.Only owners may erase an owner.": "Only owners may erase an owner.",
  "refusal.Only owners make somebody an owner, or take it from them.":
    "Only owners make somebody an owner, or take it from them.",
  "refusal.An organization needs an owner. Make somebody else an owner first.":
    "An organization needs an owner. Make somebody else an owner first.",
  "refusal.These are the same person. Choose two.": "These are the same person. Choose two.",
  "refusal.One of them was merged or erased before.": "One of them was merged or erased before.",
  "refusal.Other organizations know the person who would be merged away. Merge the other way round.":
    "Other organizations know the person who would be merged away. Merge the other way round.",
  "refusal.Only owners merge owners.": "Only owners merge owners.",
  "refusal.Other organizations know this person too. Only they themselves can change this.":
    "Other organizations know this person too. Only they themselves can change this.",
  "refusal.There is a version of this day already. Please take another day.":
    "There is a version of this day already. Please take another day.",
  "refusal.Only the person themselves can withdraw.": "Only the person themselves can withdraw.",
} as const;
