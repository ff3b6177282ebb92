import { MailLayout } from "../layout/MailLayout";
import { Action, Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells somebody that their certificate is no longer valid, and why: whoever verifies it reads the same. */
export const credentialRevoked: Template<"credentialRevoked"> = {
  subject: (t, data) => t("certificates.mail.revoked.subject", data),
  Body: CredentialRevoked,
  sample: { achievement: "German A2", issuer: "Lindenhof Academy", reason: "It bears the wrong level." },
};

function CredentialRevoked({ data, letter }: BodyProps<"credentialRevoked">) {
  const { t, url } = letter;
  const text = t("certificates.mail.revoked.text", data);
  return (
    <MailLayout letter={letter} title={t("certificates.mail.revoked.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Paragraph>{t("certificates.mail.revoked.reason", data)}</Paragraph>
      <Action letter={letter} url={url} label={t("certificates.mail.revoked.action")} />
      <Note>{t("certificates.mail.revoked.note", data)}</Note>
    </MailLayout>
  );
}
