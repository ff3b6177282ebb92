import { useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { UnsavedGuard } from "../../../ui/forms/UnsavedGuard";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import type { MaterialDetail } from "./material";
import classes from "./materials.module.css";

/** What a material is called, and what it is about. */
export function MaterialForm({ material }: { material: MaterialDetail }) {
  const t = useT();
  const toast = useToast();
  const describe = useDo(api.library.materials.describe);
  const { pending, error, send } = useSubmission();
  const [title, setTitle] = useState(material.title);
  const [description, setDescription] = useState(material.description);
  const labels = { title: t("materials.field.title"), description: t("materials.field.description") };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = { material: material.id, title, description };
    if (!(await send(() => describe(words)))) return;
    toast({ message: t("common.saved") });
  };
  const dirty = title.trim() !== material.title || description.trim() !== material.description;
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <FormScope error={error}>
        <ErrorSummary labels={labels} />
        <TextField
          name="title"
          label={labels.title}
          value={title}
          autoComplete="off"
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <TextField
          name="description"
          label={labels.description}
          description={t("materials.field.markdown")}
          optional
          lines={4}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <div className={classes.buttons}>
          <SubmitButton pending={pending}>{t("common.save")}</SubmitButton>
        </div>
      </FormScope>
      <UnsavedGuard dirty={dirty} />
    </form>
  );
}
