import { MailLayout } from "../layout/MailLayout";
import { Action, Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Asks somebody to join an organization, or a company in it. */
export const invitation: Template<"invitation"> = {
  subject: (t, { inviterName, organizationName }) =>
    t("notifications.invitation.subject", { inviter: inviterName, organization: organizationName }),
  Body: Invitation,
  sample: {
    organizationName: "Lindenhof Academy",
    inviterName: "Mira Keller",
    roles: ["instructor", "mentor"],
    url: "https://lindenhof.example/invitations/sample",
  },
};

function Invitation({ data, letter }: BodyProps<"invitation">) {
  const { t, locale } = letter;
  const roles = new Intl.ListFormat(locale).format(data.roles.map((role) => t(`notifications.role.${role}`)));
  return (
    <MailLayout
      letter={letter}
      title={t("notifications.invitation.title", { organization: data.organizationName })}
      preview={t("notifications.invitation.preview")}
    >
      <Paragraph>
        {t("notifications.invitation.text", {
          inviter: data.inviterName,
          organization: data.organizationName,
          roles,
          count: data.roles.length,
        })}
      </Paragraph>
      <Action letter={letter} url={data.url} label={t("notifications.invitation.action")} />
      <Note>{t("notifications.invitation.note")}</Note>
    </MailLayout>
  );
}
