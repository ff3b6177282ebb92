import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { useT } from "../../../ui/i18n/useT";
import { IconLink } from "../../../ui/icons";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import classes from "./staff.module.css";

/** Makes a recording of a video that is streamed from elsewhere. */
export function AddManifest({ cohort }: { cohort: Id<"cohorts"> }) {
  const t = useT();
  const toast = useToast();
  const add = useDo(api.library.recordings.add);
  const { pending, error, send } = useSubmission();
  const [isOpen, setOpen] = useState(false);
  const labels = { title: t("recordings.field.title"), manifestUrl: t("recordings.field.manifest") };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const [title, manifestUrl] = [text("title"), text("manifestUrl")];
    if (!(await send(() => add({ cohort, event: null, upload: null, manifestUrl, title })))) return;
    toast({ message: t("recordings.upload.added", { name: title }) });
    setOpen(false);
  };
  if (!isOpen)
    return (
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconLink size={16} aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          {t("recordings.manifest.add")}
        </Button>
      </div>
    );
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <FormScope error={error}>
        <ErrorSummary labels={labels} />
        <TextField name="title" label={labels.title} autoComplete="off" />
        <TextField
          name="manifestUrl"
          label={labels.manifestUrl}
          description={t("recordings.field.manifestHint")}
          type="url"
          autoComplete="off"
        />
        <div className={classes.buttons}>
          <SubmitButton pending={pending}>{t("recordings.manifest.do")}</SubmitButton>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t("common.cancel")}
          </Button>
        </div>
      </FormScope>
    </form>
  );
}
