export const consents = {
  "consents.version": "Version of {version}",
  "consents.agree.title": "Please read and agree",
  "consents.agree.text": "{organization} asks you once for each new version, before you go on.",
  "consents.agree.submit": "I have read this and agree",
  "consents.agree.otherwise": "You do not agree? You can still take a copy of your data, or have it erased:",
  "consents.own.title": "What you agreed to",
  "consents.own.text": "You can withdraw at any time; from then on you are asked again.",
  "consents.own.none": "Nothing yet. When there are terms, you are asked.",
  "consents.own.since": "Agreed on {date}.",
  "consents.own.between": "Agreed on {from}, withdrawn on {until}.",
  "consents.own.withdrawn": "Withdrawn",
  "consents.own.withdraw": "Withdraw",
  "consents.own.withdrawOf": "Withdraw: {document}, version {version}",
  "consents.own.ask": "Withdraw your consent to: {document}?",
  "consents.own.consequence":
    "The portal asks you again before you go on. What was done while it stood stays as it is.",
} as const;
