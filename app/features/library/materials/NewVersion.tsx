import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { FormScope } from "../../../ui/forms/FormScope";
import { TextField } from "../../../ui/forms/TextField";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import { UploadArea } from "../uploading/UploadArea";
import { useUploads } from "../uploading/useUploads";
import type { MaterialDetail } from "./material";
import classes from "./materials.module.css";

/** Gives a material another file, with a word on what is different. */
export function NewVersion({ material }: { material: MaterialDetail }) {
  const t = useT();
  const toast = useToast();
  const addVersion = useDo(api.library.materials.addVersion);
  const { error, send } = useSubmission();
  const [note, setNote] = useState("");
  const uploads = useUploads({
    purpose: "material",
    onReady: (upload) =>
      void send(async () => {
        const number = await addVersion({ material: material.id, upload, note });
        toast({ message: t("materials.upload.version", { number }) });
        setNote("");
      }),
  });
  return (
    <FormScope error={error}>
      <div className={classes.form}>
        <TextField
          name="note"
          label={t("materials.upload.note")}
          optional
          autoComplete="off"
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <UploadArea uploads={uploads} single>
          {t("materials.upload.new")}
        </UploadArea>
      </div>
    </FormScope>
  );
}
