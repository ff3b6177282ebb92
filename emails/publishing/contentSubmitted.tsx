import { MailLayout } from "../layout/MailLayout";
import { Action, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Asks those who publish to look at a post or page. */
export const contentSubmitted: Template<"contentSubmitted"> = {
  subject: (t, data) => t("publishing.mail.submitted.subject", data),
  Body: ContentSubmitted,
  sample: { title: "How we teach", author: "Tobias Renggli" },
};

function ContentSubmitted({ data, letter }: BodyProps<"contentSubmitted">) {
  const { t, url } = letter;
  const text = t("publishing.mail.submitted.text", data);
  return (
    <MailLayout letter={letter} title={t("publishing.mail.submitted.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={url} label={t("publishing.mail.submitted.action")} />
    </MailLayout>
  );
}
