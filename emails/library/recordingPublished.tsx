import { MailLayout } from "../layout/MailLayout";
import { Action, Note, Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";

/** Tells the people of a cohort that a recording is there for them. */
export const recordingPublished: Template<"recordingPublished"> = {
  subject: (t, { title }) => t("library.mail.recordingPublished.subject", { title }),
  Body: RecordingPublished,
  sample: { title: "Session 4: Pitching", program: "German A2", cohort: "Spring 2027" },
};

function RecordingPublished({ data, letter }: BodyProps<"recordingPublished">) {
  const { t } = letter;
  const text = t("library.mail.recordingPublished.text", data);
  return (
    <MailLayout letter={letter} title={t("library.mail.recordingPublished.subject", data)} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action letter={letter} url={letter.url} label={t("library.mail.recordingPublished.action")} />
      <Note>{t("library.mail.recordingPublished.note", data)}</Note>
    </MailLayout>
  );
}
