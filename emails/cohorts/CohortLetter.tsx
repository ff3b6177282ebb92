import type { MessageKey, MessageValues } from "../../convex/shared/messages/translate";
import { MailLayout } from "../layout/MailLayout";
import { Action, Note, Paragraph } from "../layout/parts";
import type { Letter } from "../template";

/** What the mails of emails/cohorts/ have in common: each has a subject, a sentence and a button of its own. */
export type CohortMail =
  | "joined"
  | "waitlisted"
  | "offered"
  | "received"
  | "approved"
  | "declined"
  | "invited"
  | "left"
  | "cancelled"
  | "completed";

type Props = {
  letter: Letter;
  mail: CohortMail;
  values: MessageValues;
  /** What staff wrote; empty where they wrote nothing. */
  reason?: string;
  /** An aside at the end. */
  note?: string;
};

/** A mail about somebody's place in a cohort, with a button to their own page of it. */
export function CohortLetter({ letter, mail, values, reason = "", note }: Props) {
  const { t } = letter;
  const title = t(subjectOf(mail), values);
  const text = t(`cohorts.mail.${mail}.text` as MessageKey, values);
  return (
    <MailLayout letter={letter} title={title} preview={text}>
      <Paragraph>{text}</Paragraph>
      {reason !== "" && <Paragraph>{t("cohorts.mail.reason", { reason })}</Paragraph>}
      <Action letter={letter} url={letter.url} label={t(`cohorts.mail.${mail}.action` as MessageKey)} />
      {note !== undefined && <Note>{note}</Note>}
    </MailLayout>
  );
}

export function subjectOf(mail: CohortMail): MessageKey {
  return `cohorts.mail.${mail}.subject`;
}
