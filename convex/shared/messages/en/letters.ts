/** What mails say. */
export const letters = {
  "cohorts.mail.reason": "The reason: {reason}",
  "cohorts.mail.joined.subject": "You have a seat in {cohort}",
  "cohorts.mail.joined.text": "You have a seat in {cohort} of {program}. It begins on {date}.",
  "cohorts.mail.joined.action": "Open your cohort",
  "cohorts.mail.waitlisted.subject": "You are on the waitlist for {cohort}",
  "cohorts.mail.waitlisted.text":
    "All seats in {cohort} of {program} are taken. When one is free, it is offered in the order of the waitlist.",
  "cohorts.mail.waitlisted.action": "See your place",
  "cohorts.mail.offered.subject": "A seat in {cohort} is free for you",
  "cohorts.mail.offered.text":
    "A seat in {cohort} of {program} is free. It is kept for you until {until}, then it goes to the next on the waitlist.",
  "cohorts.mail.offered.action": "Take or leave the seat",
  "cohorts.mail.received.subject": "Your request to join {cohort}",
  "cohorts.mail.received.text":
    "Your request to join {cohort} of {program} has arrived. You will be told when it is answered.",
  "cohorts.mail.received.action": "See your request",
  "cohorts.mail.approved.subject": "You are in: {cohort}",
  "cohorts.mail.approved.text":
    "Your request was granted. You have a seat in {cohort} of {program}, which begins on {date}.",
  "cohorts.mail.approved.action": "Open your cohort",
  "cohorts.mail.declined.subject": "Your request to join {cohort} was not granted",
  "cohorts.mail.declined.text": "You asked to join {cohort} of {program}. This time it is not possible.",
  "cohorts.mail.declined.action": "See other programs",
  "cohorts.mail.invited.subject": "{inviterName} invites you to {cohort}",
  "cohorts.mail.invited.text":
    "{inviterName} invites you to join {cohort} of {program}. The invitation is open until {until}.",
  "cohorts.mail.invited.action": "Accept or decline",
  "cohorts.mail.invited.note":
    "Sign in with the address to which this mail was sent. If you do not know what this is about, you need not do anything.",
  "cohorts.mail.left.subject": "You are no longer in {cohort}",
  "cohorts.mail.left.text": "You were taken out of {cohort} of {program}.",
  "cohorts.mail.left.action": "See what remains",
  "cohorts.mail.cancelled.subject": "{cohort} is cancelled",
  "cohorts.mail.cancelled.text": "{cohort} of {program} does not take place. You need not do anything.",
  "cohorts.mail.cancelled.action": "See your programs",
  "cohorts.mail.completed.subject": "You completed {cohort}",
  "cohorts.mail.completed.text":
    "Congratulations: you completed {cohort} of {program}. Recordings and materials stay open to you until {date}.",
  "cohorts.mail.completed.action": "Open your cohort",
  "cohorts.mail.announcement.action": "Open the cohort",
  "cohorts.mail.announcement.note": "{author} sent this to {cohort} of {program}.",
  "events.mail.when": "When",
  "events.mail.where": "Where",
  "events.mail.online": "Online",
  "events.mail.roomAndOnline": "{room}, and online",
  "events.mail.series":
    "{count, plural, =0 {No further sessions follow in this series. Where it goes on with new dates, they come in a mail of their own.} one {This is the only one that is still to come.} other {This is the first of # sessions that are still to come; your calendar shows all of them.}}",
  "events.mail.reason": "Why: {reason}",
  "events.mail.open": "Open the session",
  "notifications.mail.reason": "You get this mail because you have to do with {organization}.",
  "notifications.mail.unsubscribe": "Stop mails of this kind",
  "notifications.mail.address": "If the button does not work, open this address:",
  "notifications.signInCode.subject": "Your sign-in code",
  "notifications.signInCode.title": "Sign in to {organization}",
  "notifications.signInCode.preview": "Open this mail to see your code.",
  "notifications.signInCode.text": "Enter this code on the page where you asked for it:",
  "notifications.signInCode.validity":
    "It works once, for {minutes, plural, one {# minute} other {# minutes}}.",
  "notifications.signInCode.note":
    "If you did not ask for a code, you need not do anything: nobody can sign in without it. Never tell it to anybody.",
  "notifications.addressCode.subject": "Confirm your new mail address",
  "notifications.addressCode.text": "Enter this code on the page where you changed your address:",
  "notifications.addressCode.note":
    "If you did not change an address, you need not do anything: this address will not be used.",
  "notifications.addressChanged.subject": "Your mail address was changed",
  "notifications.addressChanged.text":
    "Your account at {organization} now uses {newAddress}. Nothing is sent to this address any more.",
  "notifications.addressChanged.note":
    "If you did not change it, tell {organization} at once: somebody else may be using your account.",
  "notifications.invitation.subject": "{inviter} invites you to {organization}",
  "notifications.invitation.title": "You are invited to {organization}",
  "notifications.invitation.preview": "Open this mail to accept the invitation.",
  "notifications.invitation.text":
    "{count, plural, =0 {{inviter} invites you to join {organization}.} one {{inviter} invites you to join {organization}. Your role: {roles}.} other {{inviter} invites you to join {organization}. Your roles: {roles}.}}",
  "notifications.invitation.action": "Accept the invitation",
  "notifications.invitation.note":
    "The link is for you alone and works once. If you do not know what this is about, you need not do anything.",
  "notifications.digest.subject":
    "{count, plural, one {One thing happened} other {# things happened}} for you",
  "notifications.digest.text": "New at {organization}:",
  "notifications.exportReady.subject": "Your data is ready",
  "notifications.exportReady.text": "The file with all your data at {organization} can be downloaded now.",
  "notifications.exportReady.action": "Download your data",
  "notifications.exportReady.note":
    "The file is kept for {days, plural, one {# day} other {# days}} and then removed.",
  "notifications.role.owner": "owner",
  "notifications.role.admin": "administrator",
  "notifications.role.manager": "manager",
  "notifications.role.reviewer": "reviewer",
  "notifications.role.instructor": "instructor",
  "notifications.role.mentor": "mentor",
  "notifications.role.editor": "editor",
  "notifications.role.finance": "finance",
  "notifications.role.company_admin": "administrator of your company",
  "notifications.role.company_viewer": "viewer for your company",
  "notifications.role.company_volunteer": "volunteer of your company",
} as const;
