import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { MAX_IMPORT_BYTES } from "../../../../convex/publishing/rules/imports";
import { LOCALES } from "../../../../convex/shared/locales";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FileDrop } from "../../../ui/forms/FileDrop";
import { FormScope } from "../../../ui/forms/FormScope";
import { SelectField } from "../../../ui/forms/SelectField";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { languageName } from "../../catalog/languageName";
import { useDo } from "../../live/useLive";
import { useOrganization } from "../../live/useOrganization";
import { useSubmission } from "../../live/useSubmission";
import { sendFile } from "../../media/sending";
import classes from "./importing.module.css";
import { ACCEPTED, IMPORT_PATH } from "./imports";

/** Sends a file to be read; what was found in it is shown on a page of its own, before anything is made. */
export function UploadForm() {
  const t = useT();
  const { locale: own } = useLocale();
  const { locale: usual } = useOrganization();
  const [files, setFiles] = useState<File[]>([]);
  const [locale, setLocale] = useState(usual);
  const { pending, error, submit } = useReading(files[0], locale);
  const known = [...LOCALES, usual].filter((each, place, all) => all.indexOf(each) === place);
  const labels = { file: t("importScreens.file"), locale: t("importScreens.locale") };
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <FormScope error={error}>
        <ErrorSummary labels={labels} />
        <FileDrop
          name="file"
          label={labels.file}
          description={t("importScreens.fileText")}
          accept={ACCEPTED}
          maxFiles={1}
          maxSize={MAX_IMPORT_BYTES.wordpress}
          files={files}
          onFiles={(chosen) => setFiles(chosen.slice(-1))}
        />
        <SelectField
          name="locale"
          label={labels.locale}
          value={locale}
          choices={known.map((value) => ({ value, label: languageName(value, own) }))}
          onChange={({ currentTarget }) => setLocale(currentTarget.value)}
        />
        <div className={classes.buttons}>
          <SubmitButton pending={pending} disabled={files.length === 0}>
            {t("importScreens.look")}
          </SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}

function useReading(file: File | undefined, locale: string) {
  const navigate = useNavigate();
  const uploadUrl = useDo(api.publishing.importing.uploadUrl);
  const begin = useDo(api.publishing.importing.begin);
  const { pending, error, send } = useSubmission();
  const read = async (chosen: File) => {
    const stored = await sendFile(await uploadUrl({}), chosen, () => undefined).done;
    navigate(`${IMPORT_PATH}/${await begin({ file: stored, fileName: chosen.name, locale })}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== undefined) void send(() => read(file));
  };
  return { pending, error, submit };
}
