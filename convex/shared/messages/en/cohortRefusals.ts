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
  "refusal.This invitation is not open any more.": "This invitation is not open any more.",
  "refusal.This request was answered already.": "This request was answered already.",
  "refusal.This cohort has ended and stays as it is.": "This cohort has ended and stays as it is.",
  "refusal.This person is not in the cohort any more.": "This person is not in the cohort any more.",
  "refusal.There is no invitation or offer to accept.": "There is no invitation or offer to accept.",
  "refusal.This invitation is too old. Ask for a new one.": "This invitation is too old. Ask for a new one.",
  "refusal.There is no invitation or offer to decline.": "There is no invitation or offer to decline.",
  "refusal.You are not in this cohort any more.": "You are not in this cohort any more.",
  "refusal.This cohort is joined in another way.": "This cohort is joined in another way.",
  "refusal.This cohort is not open for anybody to come in.":
    "This cohort is not open for anybody to come in.",
  "refusal.All seats are taken, and there is no waitlist.": "All seats are taken, and there is no waitlist.",
  "refusal.This session is cancelled. Restore it first.": "This session is cancelled. Restore it first.",
  "refusal.Nobody registers for this session: it is for the whole cohort.":
    "Nobody registers for this session: it is for the whole cohort.",
  "refusal.All seats are taken, and nobody can wait for one.":
    "All seats are taken, and nobody can wait for one.",
  "refusal.This registration changed meanwhile. Please look again.":
    "This registration changed meanwhile. Please look again.",
  "refusal.This session is for the whole cohort. There is no need to register.":
    "This session is for the whole cohort. There is no need to register.",
  "refusal.This session is cancelled.": "This session is cancelled.",
  "refusal.This session has begun.": "This session has begun.",
  "refusal.This form cannot be answered at the moment.": "This form cannot be answered at the moment.",
} as const;
