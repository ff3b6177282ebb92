import { NativeSelect } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { FactList } from "../../ui/data/FactList";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { templateName } from "./deliveries";
import { LetterView } from "./LetterView";
import classes from "./notifications.module.css";

type Props = {
  names: readonly string[];
  template: string;
  /** The language the example is written in. */
  locale: string;
  plain: boolean;
  letter: { subject: string; html: string; text: string };
};

/** Languages that mails are written in, each by its own name. */
export const MAIL_LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
] as const;

/** Each mail of the product with an example, in the organization's dress. */
export function TemplatesScreen({ names, template, locale, plain, letter }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const address = (change: Partial<Record<"template" | "mail" | "view", string>>) =>
    `?${new URLSearchParams({ template, mail: locale, view: plain ? "text" : "mail", ...change }).toString()}`;
  const tab = (view: string) => `/admin/templates${address({ view })}`;
  return (
    <DetailPage
      title={t("office.templates.title")}
      description={t("office.templates.text")}
      back={{ href: "/admin/outbox", label: t("office.outbox.title") }}
      actions={
        <div className={classes.choices}>
          <NativeSelect
            label={t("office.letter.template")}
            value={template}
            data={names.map((value) => ({ value, label: templateName(t, value) }))}
            onChange={({ currentTarget: { value } }) => navigate(address({ template: value }))}
          />
          <NativeSelect
            label={t("office.templates.language")}
            value={locale}
            data={[...MAIL_LANGUAGES]}
            onChange={({ currentTarget: { value } }) => navigate(address({ mail: value }))}
          />
        </div>
      }
      tabs={[
        { href: tab("mail"), label: t("office.letter.shown") },
        { href: tab("text"), label: t("office.letter.plain") },
      ]}
      currentTab={tab(plain ? "text" : "mail")}
      facts={<FactList facts={[{ label: t("office.outbox.subject"), value: letter.subject }]} />}
    >
      <LetterView title={templateName(t, template)} letter={letter} plain={plain} />
    </DetailPage>
  );
}
