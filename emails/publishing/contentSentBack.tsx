import { MailLayout } from "../layout/MailLayout";
import { Action, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells who asked for a review what is to be done. */
export const contentSentBack: Template<"contentSentBack"> = {
  subject: (t, data) => t("publishing.mail.sentBack.subject", data),
  Body: ContentSentBack,
  sample: { title: "How we teach", author: "Mira Keller", note: "The second picture needs a source." },
};

function ContentSentBack({ data, letter }: BodyProps<"contentSentBack">) {
  const { t, url } = letter;
  const text = t("publishing.mail.sentBack.text", data);
  return (
    <MailLayout letter={letter} title={t("publishing.mail.sentBack.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Paragraph>{data.note}</Paragraph>
      <Action letter={letter} url={url} label={t("publishing.mail.sentBack.action")} />
    </MailLayout>
  );
}
