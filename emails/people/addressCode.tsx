import { MailLayout } from "../layout/MailLayout";
import { Code, Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** The code that proves that an address is its new owner's. */
export const addressCode: Template<"addressCode"> = {
  subject: (t) => t("notifications.addressCode.subject"),
  Body: AddressCode,
  sample: { code: "730164", minutes: 10 },
};

function AddressCode({ data: { code, minutes }, letter }: BodyProps<"addressCode">) {
  const { t } = letter;
  return (
    <MailLayout
      letter={letter}
      title={t("notifications.addressCode.subject")}
      preview={t("notifications.addressCode.text")}
    >
      <Paragraph>{t("notifications.addressCode.text")}</Paragraph>
      <Code>{code}</Code>
      <Paragraph>{t("notifications.signInCode.validity", { minutes })}</Paragraph>
      <Note>{t("notifications.addressCode.note")}</Note>
    </MailLayout>
  );
}
