import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { MAX_PICTURE_BYTES } from "../../../convex/certificates/rules/pictures";
import { useToast } from "../../ui/feedback/useToast";
import { FileDrop } from "../../ui/forms/FileDrop";
import { FormScope } from "../../ui/forms/FormScope";
import { useT } from "../../ui/i18n/useT";
import { FormArea, FormSection } from "../../ui/pages/FormPage";
import { useAct } from "../live/useAct";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import type { Achievement } from "./achievement";
import classes from "./certificates.module.css";
import { PICTURE_TYPES, uploaded } from "./pictures";

/** The badge's picture: the organization's own, or one that is drawn. It is taken as soon as it is chosen. */
export function AchievementImage({ achievement: { id, name, imageUrl } }: { achievement: Achievement }) {
  const t = useT();
  const toast = useToast();
  const uploadUrl = useDo(api.certificates.achievements.uploadUrl);
  const take = useAct(api.certificates.achievements.takeImage);
  const remove = useDo(api.certificates.achievements.removeImage);
  const { pending, error, send } = useSubmission();
  const [files, setFiles] = useState<File[]>([]);
  const run = async (work: () => Promise<unknown>) => {
    if (await send(work)) toast({ message: t("common.saved") });
    setFiles([]);
  };
  const choose = (chosen: File[]) => {
    setFiles(chosen);
    const [file] = chosen;
    if (file === undefined) return;
    void run(async () => take({ achievement: id, file: await uploaded(file, await uploadUrl({})) }));
  };
  return (
    <FormScope error={error}>
      <FormArea>
        <FormSection
          title={t("certificateScreens.picture")}
          description={t("certificateScreens.pictureText")}
        >
          {imageUrl !== null && (
            <div className={classes.buttons}>
              <img
                className={classes.picture}
                src={imageUrl}
                alt={t("certificateScreens.badgeOf", { achievement: name })}
              />
              <Button
                variant="default"
                loading={pending}
                onClick={() => void run(() => remove({ achievement: id }))}
              >
                {t("certificateScreens.removePicture")}
              </Button>
            </div>
          )}
          <FileDrop
            name="file"
            label={t("certificateScreens.choosePicture")}
            accept={PICTURE_TYPES}
            maxSize={MAX_PICTURE_BYTES}
            maxFiles={1}
            files={files}
            onFiles={choose}
          />
          <p role="status" className={classes.quiet}>
            {pending ? t("certificateScreens.takingPicture") : ""}
          </p>
        </FormSection>
      </FormArea>
    </FormScope>
  );
}
