import { MailLayout } from "../layout/MailLayout";
import { Code, Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** The six digits that sign somebody in. The subject does not bear them: it shows on locked screens. */
export const signInCode: Template<"signInCode"> = {
  subject: (t) => t("notifications.signInCode.subject"),
  Body: SignInCode,
  sample: { code: "482913", minutes: 10 },
};

function SignInCode({ data: { code, minutes }, letter }: BodyProps<"signInCode">) {
  const { t, organization } = letter;
  const title = t("notifications.signInCode.title", { organization: organization.name });
  return (
    <MailLayout letter={letter} title={title} preview={t("notifications.signInCode.preview")}>
      <Paragraph>{t("notifications.signInCode.text")}</Paragraph>
      <Code>{code}</Code>
      <Paragraph>{t("notifications.signInCode.validity", { minutes })}</Paragraph>
      <Note>{t("notifications.signInCode.note")}</Note>
    </MailLayout>
  );
}
