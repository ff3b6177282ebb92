import type { ReactNode } from "react";
import type { SessionFacts } from "../../convex/shared/templates";
import { MailLayout } from "../layout/MailLayout";
import { Action, Note, Paragraph } from "../layout/parts";
import type { Letter } from "../template";
import { placeText, timeText } from "./texts";

type Props = {
  letter: Letter;
  facts: SessionFacts;
  title: string;
  text: string;
  /** Label of the button; without one there is nothing to open. */
  action: string | null;
  children?: ReactNode;
};

/** A mail about one session, or about a series by its next one. */
export function SessionMail({ letter, facts, title, text, action, children }: Props) {
  const { t, url } = letter;
  return (
    <MailLayout letter={letter} title={title} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Paragraph>
        <strong>{facts.title}</strong>
        <br />
        {t("events.mail.when")}: {timeText(letter, facts)}
        <br />
        {t("events.mail.where")}: {placeText(t, facts)}
      </Paragraph>
      {children}
      {facts.occurrences === 1 ? null : <Note>{t("events.mail.series", { count: facts.occurrences })}</Note>}
      {action === null ? null : <Action letter={letter} url={url} label={action} />}
    </MailLayout>
  );
}
