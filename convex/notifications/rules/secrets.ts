/** Templates that let their reader in. They make no notice, and nothing of them stays once they are sent. */
const SECRET_TEMPLATES: readonly string[] = ["signInCode", "addressCode", "invitation"];

export function isSecret(template: string): boolean {
  return SECRET_TEMPLATES.includes(template);
}

/**
 * Whether staff may read a mail of the outbox as its recipient would. One that lets its reader in may be
 * read only where it is the one way to deliver it, that is where no mail provider is set up: by owners, who
 * hand it over (in the demo by all who see the outbox), and only if its recipient belongs to no other
 * organization, which would be opened along with this one.
 */
export function isLegible(
  mail: { template: string; state: string },
  reader: { owner: boolean; demo: boolean },
  recipient: { elsewhere: boolean },
): boolean {
  if (!isSecret(mail.template)) return true;
  return mail.state === "kept" && (reader.owner || reader.demo) && !recipient.elsewhere;
}
