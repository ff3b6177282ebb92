import { Text } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { DOCUMENTS } from "../../../convex/people/rules/consents";
import { StateBadge } from "../../ui/data/StateBadge";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { useSubmission } from "../live/useSubmission";
import { SettingsPage } from "./SettingsPage";
import classes from "./terms.module.css";

type Page = FunctionReturnType<typeof api.people.documents.versions>;
type Version = Page["page"][number];
type Props = {
  first: Page;
  /** Today in the organization's zone, such as 2026-11-24. */
  today: string;
};

/** The languages that have a field. Where a reader's is missing, another stands in. */
const LANGUAGES = ["en", "de"] as const;

/** Terms and privacy notice: the versions there were, and a new one that everybody is asked to agree to. */
export function TermsScreen({ first, today }: Props) {
  const t = useT();
  const { rows, status, loadMore } = usePages(api.people.documents.versions, {}, first);
  return (
    <SettingsPage tab="terms">
      <FormSection title={t("consents.versions.title")} description={t("consents.versions.text")}>
        {rows.length === 0 ? (
          <Text c="dimmed">{t("consents.versions.none")}</Text>
        ) : (
          <>
            <ul className={classes.versions}>
              {rows.map((version) => (
                <VersionRow key={version.id} version={version} />
              ))}
            </ul>
            <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
          </>
        )}
      </FormSection>
      <NewVersion today={today} />
    </SettingsPage>
  );
}

function VersionRow({ version: { document, version, locales, publishedAt, current } }: { version: Version }) {
  const t = useT();
  const format = useFormat();
  const name = t("people.consentTo", { document: t(`people.documents.${document}`), version });
  return (
    <li>
      <span>{current ? <a href={`/documents/${document}`}>{name}</a> : name}</span>
      {current && <StateBadge label={t("consents.versions.current")} meaning="success" />}
      <span className={classes.meta}>
        {t("consents.versions.published", {
          date: format.longDate(publishedAt),
          languages: locales.join(", "),
        })}
      </span>
    </li>
  );
}

function NewVersion({ today }: { today: string }) {
  const t = useT();
  const toast = useToast();
  const publish = useDo(api.people.documents.publish);
  const { pending, error, send } = useSubmission();
  const [round, setRound] = useState(0);
  const labels = {
    version: t("consents.new.version"),
    texts: t("consents.new.textIn", { language: t("consents.language.en") }),
    "texts.en": t("consents.new.textIn", { language: t("consents.language.en") }),
    "texts.de": t("consents.new.textIn", { language: t("consents.language.de") }),
  };
  const submit = async (form: HTMLFormElement) => {
    const entered = new FormData(form);
    const textOf = (name: string) => String(entered.get(name) ?? "");
    const document = DOCUMENTS.find((known) => known === textOf("document")) ?? "terms";
    const texts = { en: textOf("texts"), de: textOf("texts.de") };
    if (!(await send(() => publish({ document, version: textOf("version"), texts })))) return;
    setRound(round + 1);
    toast({ message: t("consents.new.done") });
  };
  return (
    <FormSection title={t("consents.new.title")} description={t("consents.new.text")}>
      <form
        key={round}
        noValidate
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <FormScope error={error}>
          <div className={classes.fields}>
            <ErrorSummary labels={labels} />
            <SelectField
              name="document"
              label={t("consents.new.document")}
              choices={DOCUMENTS.map((value) => ({ value, label: t(`people.documents.${value}`) }))}
            />
            <TextField name="version" type="date" label={labels.version} defaultValue={today} />
            {LANGUAGES.map((language) => (
              <TextField
                key={language}
                name={language === "en" ? "texts" : `texts.${language}`}
                label={labels[`texts.${language}`]}
                description={t("consents.new.markdown")}
                lines={10}
                lang={language}
                optional={language !== "en"}
              />
            ))}
            <div>
              <SubmitButton pending={pending}>{t("consents.new.submit")}</SubmitButton>
            </div>
          </div>
        </FormScope>
      </form>
    </FormSection>
  );
}
