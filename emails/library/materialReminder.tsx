import { MailLayout } from "../layout/MailLayout";
import { Action, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Reminds somebody of a material of their cohort that they have not opened. */
export const materialReminder: Template<"materialReminder"> = {
  subject: (t, { title }) => t("library.mail.materialReminder.subject", { title }),
  Body: MaterialReminder,
  sample: { title: "Reading list", cohort: "Spring 2027" },
};

function MaterialReminder({ data, letter }: BodyProps<"materialReminder">) {
  const { t } = letter;
  const text = t("library.mail.materialReminder.text", data);
  return (
    <MailLayout letter={letter} title={t("library.mail.materialReminder.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={letter.url} label={t("library.mail.materialReminder.action")} />
    </MailLayout>
  );
}
