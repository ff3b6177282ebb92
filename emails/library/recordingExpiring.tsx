import { dateText } from "../cohorts/dates";
import { MailLayout } from "../layout/MailLayout";
import { Action, Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells staff that a recording will be hidden soon, while there is time to keep it longer. */
export const recordingExpiring: Template<"recordingExpiring"> = {
  subject: (t, { title }) => t("library.mail.recordingExpiring.subject", { title }),
  Body: RecordingExpiring,
  sample: { title: "Session 4: Pitching", cohort: "Spring 2027", lastDay: "2027-02-01" },
};

function RecordingExpiring({ data, letter }: BodyProps<"recordingExpiring">) {
  const { t, locale } = letter;
  const text = t("library.mail.recordingExpiring.text", { ...data, day: dateText(data.lastDay, locale) });
  return (
    <MailLayout letter={letter} title={t("library.mail.recordingExpiring.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={letter.url} label={t("library.mail.recordingExpiring.action")} />
      <Note>{t("library.mail.recordingExpiring.note")}</Note>
    </MailLayout>
  );
}
