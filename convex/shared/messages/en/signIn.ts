export const signIn = {
  "signIn.title": "Sign in",
  "signIn.code.title": "Enter the code",
  "signIn.code.text": "If {email} is right, a code is on its way there. It is good for 10 minutes.",
  "signIn.code.label": "Six-digit code",
  "signIn.code.submit": "Sign in",
  "signIn.code.wrong": "This code is not right. Please check it, or ask for a new one.",
  "signIn.code.expired": "This code is no longer valid. Please ask for a new one.",
  "signIn.code.again": "Use another address, or send a new code",
} as const;
