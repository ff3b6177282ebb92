import { MailLayout } from "../layout/MailLayout";
import { Action, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells who has to do with a post or page what somebody said beside it. */
export const contentCommented: Template<"contentCommented"> = {
  subject: (t, data) => t("publishing.mail.commented.subject", data),
  Body: ContentCommented,
  sample: {
    title: "How we teach",
    author: "Tobias Renggli",
    text: "Could we say this in one sentence?",
  },
};

function ContentCommented({ data, letter }: BodyProps<"contentCommented">) {
  const { t, url } = letter;
  return (
    <MailLayout letter={letter} title={t("publishing.mail.commented.subject", data)} preview={data.text}>
      <Paragraph>{t("publishing.mail.commented.text", data)}</Paragraph>
      <Paragraph>{data.text}</Paragraph>
      <Action letter={letter} url={url} label={t("publishing.mail.commented.action")} />
    </MailLayout>
  );
}
