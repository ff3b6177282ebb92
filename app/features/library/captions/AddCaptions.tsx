import { Alert } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { MAX_CAPTIONS_BYTES } from "../../../../convex/library/rules/cueEditing";
import { invalid } from "../../../../convex/shared/errors";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FileDrop } from "../../../ui/forms/FileDrop";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import classes from "./captions.module.css";

type Taken = FunctionReturnType<typeof api.library.captions.add>;
type Verdict = Pick<Taken, "problem" | "badLines">;
const WELL: Verdict = { problem: null, badLines: [] };

/** Brings in a file of captions for a language, or begins with none. */
export function AddCaptions({ recording }: { recording: Id<"recordings"> }) {
  const t = useT();
  const toast = useToast();
  const { locale } = useLocale();
  const add = useDo(api.library.captions.add);
  const { pending, error, send } = useSubmission();
  const [files, setFiles] = useState<File[]>([]);
  const [verdict, setVerdict] = useState<Verdict>(WELL);
  const labels = {
    locale: t("recordings.captions.language"),
    label: t("recordings.captions.label"),
    file: t("recordings.captions.file"),
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = { locale: String(form.get("locale") ?? ""), label: String(form.get("label") ?? "") };
    await send(async () => {
      const [file] = files;
      if (file === undefined) throw invalid({ file: "required" });
      const taken = await add({ recording, ...words, text: await file.text() });
      setVerdict(taken);
      if (taken.problem !== null) return;
      setFiles([]);
      toast({ message: t("recordings.captions.added") });
    });
  };
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <FormScope error={error}>
        <h2>{t("recordings.captions.add")}</h2>
        <ErrorSummary labels={labels} />
        <VerdictWords {...verdict} />
        <FileDrop
          name="file"
          label={labels.file}
          description={t("recordings.captions.fileHint")}
          accept=".vtt,.srt"
          maxSize={MAX_CAPTIONS_BYTES}
          maxFiles={1}
          files={files}
          onFiles={setFiles}
        />
        <TextField
          name="locale"
          label={labels.locale}
          description={t("recordings.captions.languageHint")}
          defaultValue={locale}
          autoComplete="off"
        />
        <TextField name="label" label={labels.label} optional autoComplete="off" />
        <div className={classes.bar}>
          <SubmitButton pending={pending}>{t("recordings.captions.take")}</SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}

/** What was wrong with a file, and at which lines. */
function VerdictWords({ problem, badLines }: Verdict) {
  const t = useT();
  const format = useFormat();
  if (problem === null && badLines.length === 0) return null;
  const lines = format.list(badLines.map((line) => format.number(line)));
  return (
    <Alert color={problem === null ? "warning" : "danger"} role="alert">
      {problem === null
        ? t("recordings.captions.leftOut", { count: badLines.length, lines })
        : t(`recordings.captions.problem.${problem}`, { lines })}
    </Alert>
  );
}
