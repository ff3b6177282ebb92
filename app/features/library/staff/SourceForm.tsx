import { useRevalidator } from "@remix-run/react";
import { type FormEvent, useId } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import { usePictures } from "../thumbnails/usePictures";
import { UploadArea } from "../uploading/UploadArea";
import { useUploads } from "../uploading/useUploads";
import classes from "./staff.module.css";
import type { StaffRecording } from "./staffRecording";

/** Where a recording's video comes from: giving it another file, or the address of a stream. */
export function SourceForm({ recording }: { recording: StaffRecording }) {
  const t = useT();
  const { fileSize } = useFormat();
  const heading = useId();
  const { file } = recording;
  return (
    <section className={classes.part} aria-labelledby={heading}>
      <h2 id={heading}>{t("recordings.source")}</h2>
      {file !== null && (
        <p className={classes.quiet}>
          {file.fileName} · {fileSize(file.size)}
        </p>
      )}
      <NewFile recording={recording} />
      {file === null && <ManifestForm recording={recording} />}
    </section>
  );
}

function NewFile({ recording: { id, file } }: { recording: StaffRecording }) {
  const t = useT();
  const toast = useToast();
  const replace = useDo(api.library.recordings.replaceFile);
  const { takeFrom } = usePictures();
  const { revalidate } = useRevalidator();
  const { error, send } = useSubmission();
  const uploads = useUploads({
    purpose: "recording",
    onReady: (upload, chosen) =>
      void send(async () => {
        await replace({ recording: id, upload });
        toast({ message: t("recordings.source.replaced") });
        // The page has the address of the file before.
        revalidate();
        await takeFrom(id, chosen);
      }),
  });
  return (
    <FormScope error={error}>
      <ErrorSummary labels={{}} />
      <UploadArea uploads={uploads} single>
        {t(file === null ? "recordings.source.upload" : "recordings.source.replace")}
      </UploadArea>
    </FormScope>
  );
}

function ManifestForm({ recording: { id, manifestUrl } }: { recording: StaffRecording }) {
  const t = useT();
  const toast = useToast();
  const describe = useDo(api.library.recordings.describe);
  const { revalidate } = useRevalidator();
  const { pending, error, send } = useSubmission();
  const labels = { manifestUrl: t("recordings.field.manifest") };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get("manifestUrl") ?? "").trim();
    if (!(await send(() => describe({ recording: id, manifestUrl: url })))) return;
    toast({ message: t("common.saved") });
    revalidate();
  };
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <FormScope error={error}>
        <ErrorSummary labels={labels} />
        <TextField
          name="manifestUrl"
          label={labels.manifestUrl}
          description={t("recordings.field.manifestHint")}
          type="url"
          defaultValue={manifestUrl ?? ""}
          autoComplete="off"
        />
        <div className={classes.buttons}>
          <SubmitButton variant="default" pending={pending}>
            {t("recordings.manifest.save")}
          </SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}
