import { useT } from "../../ui/i18n/useT";
import { MailFrame } from "./MailFrame";
import classes from "./notifications.module.css";

type Props = { title: string; letter: { html: string; text: string }; plain: boolean };

/** A mail as its reader sees it, or its plain text. */
export function LetterView({ title, letter, plain }: Props) {
  const t = useT();
  if (!plain) return <MailFrame title={t("office.letter.frame", { title })} html={letter.html} />;
  return (
    <pre dir="auto" className={classes.plain} tabIndex={0} aria-label={t("office.letter.plainOf", { title })}>
      {letter.text}
    </pre>
  );
}
