import { MailLayout } from "../layout/MailLayout";
import { Action, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells those who publish that a post or page could not be published at its date. */
export const contentHeldBack: Template<"contentHeldBack"> = {
  subject: (t, data) => t("publishing.mail.heldBack.subject", data),
  Body: ContentHeldBack,
  sample: { title: "How we teach" },
};

function ContentHeldBack({ data, letter }: BodyProps<"contentHeldBack">) {
  const { t, url } = letter;
  const text = t("publishing.mail.heldBack.text", data);
  return (
    <MailLayout letter={letter} title={t("publishing.mail.heldBack.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={url} label={t("publishing.mail.heldBack.action")} />
    </MailLayout>
  );
}
