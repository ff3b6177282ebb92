import { MailLayout } from "../layout/MailLayout";
import { Action, Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells a person that the file of their data can be fetched. */
export const exportReady: Template<"exportReady"> = {
  subject: (t) => t("notifications.exportReady.subject"),
  Body: ExportReady,
  sample: { days: 7 },
};

function ExportReady({ data: { days }, letter }: BodyProps<"exportReady">) {
  const { t, organization, url } = letter;
  const text = t("notifications.exportReady.text", { organization: organization.name });
  return (
    <MailLayout letter={letter} title={t("notifications.exportReady.subject")} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={url} label={t("notifications.exportReady.action")} />
      <Note>{t("notifications.exportReady.note", { days })}</Note>
    </MailLayout>
  );
}
