import { MailLayout } from "../layout/MailLayout";
import { Action, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells the authors of a post that somebody proposes a change of it. */
export const contentSuggested: Template<"contentSuggested"> = {
  subject: (t, data) => t("publishing.mail.suggested.subject", data),
  Body: ContentSuggested,
  sample: { title: "How we teach", author: "Tobias Renggli" },
};

function ContentSuggested({ data, letter }: BodyProps<"contentSuggested">) {
  const { t, url } = letter;
  const text = t("publishing.mail.suggested.text", data);
  return (
    <MailLayout letter={letter} title={t("publishing.mail.suggested.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={url} label={t("publishing.mail.suggested.action")} />
    </MailLayout>
  );
}
