type Settings = Record<string, string | undefined>;

/** Whether a provider carries mails out; where none is set up, they are kept in the outbox. */
export function hasProvider({ RESEND_API_KEY, SMTP_URL }: Settings): boolean {
  return Boolean(RESEND_API_KEY) || Boolean(SMTP_URL);
}
