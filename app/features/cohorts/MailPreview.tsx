import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import { IconEye } from "../../ui/icons";
import { useAttempt } from "../live/useAttempt";
import { MailFrame } from "../notifications/MailFrame";
import { MAIL_LANGUAGES } from "../notifications/TemplatesScreen";
import classes from "./cohorts.module.css";

type Letter = { subject: string; html: string };

type Props = {
  /** Writes the mail in a language; null where none goes. */
  write: (locale: string) => Promise<Letter | null>;
};

/** The mail that goes with what one is about to do, once it is asked for. */
export function MailPreview({ write }: Props) {
  const t = useT();
  const { locale } = useLocale();
  const { pending, attempt } = useAttempt();
  const [language, setLanguage] = useState<string>(locale === "de" ? "de" : "en");
  const [letter, setLetter] = useState<Letter | null>(null);
  const show = (wanted: string) => attempt(async () => setLetter(await write(wanted)));
  const choose = (wanted: string) => {
    setLanguage(wanted);
    if (letter !== null) void show(wanted);
  };
  return (
    <div className={classes.preview}>
      <div className={classes.inline}>
        <NativeSelect
          label={t("adminCohorts.mail.language")}
          value={language}
          data={[...MAIL_LANGUAGES]}
          onChange={({ currentTarget: { value } }) => choose(value)}
        />
        <Button
          variant="default"
          loading={pending}
          leftSection={<IconEye size={16} aria-hidden="true" />}
          onClick={() => void show(language)}
        >
          {t(letter === null ? "adminCohorts.mail.show" : "adminCohorts.mail.again")}
        </Button>
      </div>
      {letter !== null && (
        <>
          <p className={classes.subject}>{letter.subject}</p>
          <MailFrame title={t("adminCohorts.mail.frame", { subject: letter.subject })} html={letter.html} />
        </>
      )}
    </div>
  );
}
