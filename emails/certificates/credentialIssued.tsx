import { MailLayout } from "../layout/MailLayout";
import { Action, Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells somebody that their certificate is there: on its page they find every file of it, and so does who verifies it. */
export const credentialIssued: Template<"credentialIssued"> = {
  subject: (t, data) => t("certificates.mail.issued.subject", data),
  Body: CredentialIssued,
  sample: { achievement: "German A2", issuer: "Lindenhof Academy" },
};

function CredentialIssued({ data, letter }: BodyProps<"credentialIssued">) {
  const { t, url } = letter;
  const text = t("certificates.mail.issued.text", data);
  return (
    <MailLayout letter={letter} title={t("certificates.mail.issued.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={url} label={t("certificates.mail.issued.action")} />
      <Note>{t("certificates.mail.issued.note")}</Note>
    </MailLayout>
  );
}
