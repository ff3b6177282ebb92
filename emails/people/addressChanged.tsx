import { MailLayout } from "../layout/MailLayout";
import { Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells the old address that it is no longer in use, so that a theft is noticed. */
export const addressChanged: Template<"addressChanged"> = {
  subject: (t) => t("notifications.addressChanged.subject"),
  Body: AddressChanged,
  sample: { newAddress: "noor.haddad@example.org" },
};

function AddressChanged({ data: { newAddress }, letter }: BodyProps<"addressChanged">) {
  const { t, organization } = letter;
  const text = t("notifications.addressChanged.text", { organization: organization.name, newAddress });
  return (
    <MailLayout letter={letter} title={t("notifications.addressChanged.subject")} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Note>{t("notifications.addressChanged.note", { organization: organization.name })}</Note>
    </MailLayout>
  );
}
