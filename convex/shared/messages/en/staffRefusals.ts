/** What only staff are refused, word for word. */
export const staffRefusals = {
  "refusal.New programs cannot be made from this version. Choose another one.":
    "New programs cannot be made from this version. Choose another one.",
  "refusal.There is a draft already. Publish or discard it first.":
    "There is a draft already. Publish or discard it first.",
  "refusal.A format has one version at least. Archive the format instead.":
    "A format has one version at least. Archive the format instead.",
  "refusal.Only a published version can be closed or opened.":
    "Only a published version can be closed or opened.",
  "refusal.This version was published and does not change. Begin a new draft.":
    "This version was published and does not change. Begin a new draft.",
  "refusal.Choose a newer published version of the same format.":
    "Choose a newer published version of the same format.",
  "refusal.Only those who teach this cohort may do this.": "Only those who teach this cohort may do this.",
  "refusal.Open the cohort first, then invite people.": "Open the cohort first, then invite people.",
  "refusal.This program is archived. Restore it first.": "This program is archived. Restore it first.",
  "refusal.All seats of that cohort are taken.": "All seats of that cohort are taken.",
  "refusal.Open the cohort first, then take people in.": "Open the cohort first, then take people in.",
  "refusal.Give this person the role of an instructor first.":
    "Give this person the role of an instructor first.",
  "refusal.This was processed meanwhile.": "This was processed meanwhile.",
  "refusal.There is nothing to try again.": "There is nothing to try again.",
  "refusal.There is nothing left of it that could be cancelled.":
    "There is nothing left of it that could be cancelled.",
  "refusal.Its time has passed. Plan a new session instead.":
    "Its time has passed. Plan a new session instead.",
  "refusal.It lies outside the cohort's dates now. Plan a new session instead.":
    "It lies outside the cohort's dates now. Plan a new session instead.",
  "refusal.This session is over. It can no longer be changed.":
    "This session is over. It can no longer be changed.",
  "refusal.This cohort is over. Nothing more can be planned in it.":
    "This cohort is over. Nothing more can be planned in it.",
  "refusal.Every session of this series has begun. Nothing of it can be changed any more.":
    "Every session of this series has begun. Nothing of it can be changed any more.",
  "refusal.Not everything that is asked for is done.": "Not everything that is asked for is done.",
  "refusal.People of this cohort are being completed already.":
    "People of this cohort are being completed already.",
  "refusal.This is counted by itself.": "This is counted by itself.",
  "refusal.Somebody changed the list meanwhile. Please look at it again.":
    "Somebody changed the list meanwhile. Please look at it again.",
  "refusal.The name you typed is not the organization's name.":
    "The name you typed is not the organization's name.",
  "refusal.This deployment is set up already. Please sign in instead.":
    "This deployment is set up already. Please sign in instead.",
  "refusal.The company of this invitation is no longer active.":
    "The company of this invitation is no longer active.",
  "refusal.This file is not there. Please export the log again.":
    "This file is not there. Please export the log again.",
  "refusal.Nobody can look at the product as an owner.": "Nobody can look at the product as an owner.",
  "refusal.Only owners change the account of an owner.": "Only owners change the account of an owner.",
  "refusal.This view is a colleague's. Keep one of your own under another name.":
    "This view is a colleague's. Keep one of your own under another name.",
  "refusal.Only owners may erase an owner.": "Only owners may erase an owner.",
  "refusal.Only owners make somebody an owner, or take it from them.":
    "Only owners make somebody an owner, or take it from them.",
  "refusal.These are the same person. Choose two.": "These are the same person. Choose two.",
  "refusal.One of them was merged or erased before.": "One of them was merged or erased before.",
  "refusal.Other organizations know the person who would be merged away. Merge the other way round.":
    "Other organizations know the person who would be merged away. Merge the other way round.",
  "refusal.Only owners merge owners.": "Only owners merge owners.",
  "refusal.Other organizations know this person too. Only they themselves can change this.":
    "Other organizations know this person too. Only they themselves can change this.",
  "refusal.There is a version of this day already. Please take another day.":
    "There is a version of this day already. Please take another day.",
} as const;
