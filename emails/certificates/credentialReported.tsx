import { MailLayout } from "../layout/MailLayout";
import { Action, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells staff that somebody says something is wrong with a certificate. */
export const credentialReported: Template<"credentialReported"> = {
  subject: (t, data) => t("certificates.reported.subject", data),
  Body: CredentialReported,
  sample: { holder: "Zoë Çelik" },
};

function CredentialReported({ data, letter }: BodyProps<"credentialReported">) {
  const { t, url } = letter;
  const text = t("certificates.reported.text", data);
  return (
    <MailLayout letter={letter} title={t("certificates.reported.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={url} label={t("certificates.reported.action")} />
    </MailLayout>
  );
}
