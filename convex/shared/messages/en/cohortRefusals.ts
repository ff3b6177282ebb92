/** What catalog, cohorts, sessions and progress refuse, sentence for sentence as the model says it. */
export const cohortRefusals = {
  "refusal.This code is no longer shown. Please scan the one on the screen.":
    "This code is no longer shown. Please scan the one on the screen.",
  "refusal.You have no place in the cohort of this session.":
    "You have no place in the cohort of this session.",
  "refusal.You can check in from 15 minutes before the session until its end.":
    "You can check in from 15 minutes before the session until its end.",
  "refusal.The seat was given or given back meanwhile.": "The seat was given or given back meanwhile.",
  "refusal.A seat of something else is claimed for this already.":
    "A seat of something else is claimed for this already.",
  "refusal.This seat is not offered any more.": "This seat is not offered any more.",
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
  "refusal.This invitation is not open any more.": "This invitation is not open any more.",
  "refusal.This request was answered already.": "This request was answered already.",
  "refusal.This program is archived. Restore it first.": "This program is archived. Restore it first.",
  "refusal.This cohort has ended and stays as it is.": "This cohort has ended and stays as it is.",
  "refusal.This person is not in the cohort any more.": "This person is not in the cohort any more.",
  "refusal.All seats of that cohort are taken.": "All seats of that cohort are taken.",
  "refusal.Open the cohort first, then take people in.": "Open the cohort first, then take people in.",
  "refusal.Give this person the role of an instructor first.":
    "Give this person the role of an instructor first.",
  "refusal.There is no invitation or offer to accept.": "There is no invitation or offer to accept.",
  "refusal.This invitation is too old. Ask for a new one.": "This invitation is too old. Ask for a new one.",
  "refusal.There is no invitation or offer to decline.": "There is no invitation or offer to decline.",
  "refusal.You are not in this cohort any more.": "You are not in this cohort any more.",
  "refusal.This cohort is joined in another way.": "This cohort is joined in another way.",
  "refusal.This cohort is not open for anybody to come in.":
    "This cohort is not open for anybody to come in.",
  "refusal.All seats are taken, and there is no waitlist.": "All seats are taken, and there is no waitlist.",
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
  "refusal.This session is cancelled. Restore it first.": "This session is cancelled. Restore it first.",
  "refusal.Nobody registers for this session: it is for the whole cohort.":
    "Nobody registers for this session: it is for the whole cohort.",
  "refusal.This cohort is over. Nothing more can be planned in it.":
    "This cohort is over. Nothing more can be planned in it.",
  "refusal.All seats are taken, and nobody can wait for one.":
    "All seats are taken, and nobody can wait for one.",
  "refusal.This registration changed meanwhile. Please look again.":
    "This registration changed meanwhile. Please look again.",
  "refusal.This session is for the whole cohort. There is no need to register.":
    "This session is for the whole cohort. There is no need to register.",
  "refusal.This session is cancelled.": "This session is cancelled.",
  "refusal.This session has begun.": "This session has begun.",
  "refusal.Every session of this series has begun. Nothing of it can be changed any more.":
    "Every session of this series has begun. Nothing of it can be changed any more.",
  "refusal.This form cannot be answered at the moment.": "This form cannot be answered at the moment.",
  "refusal.Not everything that is asked for is done.": "Not everything that is asked for is done.",
  "refusal.People of this cohort are being completed already.":
    "People of this cohort are being completed already.",
  "refusal.This is counted by itself.": "This is counted by itself.",
  "refusal.Somebody changed the list meanwhile. Please look at it again.":
    "Somebody changed the list meanwhile. Please look at it again.",
} as const;
