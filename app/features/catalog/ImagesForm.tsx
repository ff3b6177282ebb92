import { Button, Group } from "@mantine/core";
import { useAction } from "convex/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { type ImagePlace, MAX_IMAGE_BYTES } from "../../../convex/catalog/rules/images";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FileDrop } from "../../ui/forms/FileDrop";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { FormArea, FormSection } from "../../ui/pages/FormPage";
import { useMay } from "../admin/useMay";
import { useDo } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { useSubmission } from "../live/useSubmission";
import classes from "./catalog.module.css";
import type { Program } from "./program";

/** The banner of a program's page, with what it shows in words, and the small image of lists. */
export function ImagesForm({ program }: { program: Program }) {
  if (!useMay()("programs.manage")) return null;
  return (
    <FormArea>
      <div className={classes.stack}>
        <ImageForm program={program} place="banner" url={program.bannerUrl} />
        <ImageForm program={program} place="thumbnail" url={program.thumbnailUrl} />
      </div>
    </FormArea>
  );
}

type Props = { program: Program; place: ImagePlace; url: string | null };

function ImageForm({ program, place, url }: Props) {
  const t = useT();
  const { files, setFiles, pending, error, upload, take } = useImage(program, place);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void upload(String(new FormData(event.currentTarget).get("text") ?? ""));
  };
  const title = t(`catalogScreens.image.${place}`);
  return (
    <form noValidate onSubmit={submit}>
      <FormScope error={error}>
        <FormSection title={title} description={t(`catalogScreens.image.${place}Text`)}>
          <ErrorSummary labels={{ file: title, text: t("catalogScreens.image.text") }} />
          {url !== null && <img className={classes.image} src={url} alt={program.bannerText} />}
          <FileDrop
            name="file"
            label={t("catalogScreens.image.choose")}
            accept="image/png,image/jpeg,image/webp"
            maxSize={MAX_IMAGE_BYTES}
            maxFiles={1}
            files={files}
            onFiles={setFiles}
          />
          {place === "banner" && (
            <TextField
              name="text"
              label={t("catalogScreens.image.text")}
              description={t("catalogScreens.image.textText")}
              defaultValue={program.bannerText}
            />
          )}
          <Group gap={8}>
            <SubmitButton pending={pending} variant="default">
              {t("catalogScreens.image.upload")}
            </SubmitButton>
            {url !== null && (
              <Button variant="subtle" color="danger" onClick={() => void take()}>
                {t("catalogScreens.image.remove")}
              </Button>
            )}
          </Group>
        </FormSection>
      </FormScope>
    </form>
  );
}

function useImage({ id: program }: Program, place: ImagePlace) {
  const t = useT();
  const toast = useToast();
  const { id: organization } = useOrganization();
  const uploadUrl = useDo(api.catalog.images.uploadUrl);
  const remove = useDo(api.catalog.images.remove);
  const takeImage = useAction(api.catalog.images.take);
  const { pending, error, send } = useSubmission();
  const [files, setFiles] = useState<File[]>([]);
  const done = () => {
    setFiles([]);
    toast({ message: t("common.saved") });
  };
  const upload = (text: string) =>
    send(async () => {
      const file = await stored(files[0], await uploadUrl({}));
      await takeImage({ organization, program, place, file, text });
      done();
    });
  const take = () =>
    send(async () => {
      await remove({ program, place });
      done();
    });
  return { files, setFiles, pending, error, upload, take };
}

async function stored(file: File | undefined, url: string): Promise<Id<"_storage">> {
  const headers = { "Content-Type": file?.type ?? "application/octet-stream" };
  const answer = await fetch(url, { method: "POST", headers, body: file ?? new Blob() });
  const { storageId } = (await answer.json()) as { storageId: Id<"_storage"> };
  return storageId;
}
