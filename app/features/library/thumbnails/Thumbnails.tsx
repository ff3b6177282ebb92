import { ActionIcon, Button } from "@mantine/core";
import { useId, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { FileDrop } from "../../../ui/forms/FileDrop";
import { FormScope } from "../../../ui/forms/FormScope";
import { useT } from "../../../ui/i18n/useT";
import { IconPhoto, IconX } from "../../../ui/icons";
import { useDo } from "../../live/useLive";
import { type Submission, useSubmission } from "../../live/useSubmission";
import type { StaffRecording } from "../staff/staffRecording";
import { pictureOf } from "./frames";
import classes from "./thumbnails.module.css";
import { usePictures } from "./usePictures";

const TYPES = "image/png,image/jpeg,image/webp";
const MAX_BYTES = 5_000_000;

type Props = {
  recording: StaffRecording;
  /** Where its file is; null for a manifest. */
  address: string | null;
  /** The video that is shown, and can be taken a picture of. */
  video: HTMLVideoElement | null;
};

/** The pictures of a recording, of which one is shown in lists. */
export function Thumbnails({ recording, address, video }: Props) {
  const t = useT();
  const heading = useId();
  const { addPicture, takeFrom } = usePictures();
  const toast = useToast();
  const { pending, error, send } = useSubmission();
  const [files, setFiles] = useState<File[]>([]);
  const { id } = recording;
  const upload = async (chosen: File[]) => {
    setFiles(chosen);
    const [file] = chosen;
    if (file !== undefined) await send(() => addPicture(id, file));
    setFiles([]);
  };
  const make = (of: string) =>
    send(async () => {
      if (!(await takeFrom(id, of)))
        toast({ message: t("recordings.pictures.unreadable"), meaning: "warning" });
    });
  return (
    <section className={classes.part} aria-labelledby={heading}>
      <h2 id={heading}>{t("recordings.pictures")}</h2>
      <Pictures recording={recording} send={send} />
      <div className={classes.buttons}>
        {address !== null && (
          <Button variant="default" loading={pending} onClick={() => void make(address)}>
            {t("recordings.pictures.make")}
          </Button>
        )}
        {video !== null && (
          <Button
            variant="default"
            loading={pending}
            leftSection={<IconPhoto size={16} aria-hidden="true" />}
            onClick={() => void send(async () => addPicture(id, await pictureOf(video)))}
          >
            {t("recordings.pictures.now")}
          </Button>
        )}
      </div>
      <FormScope error={error}>
        <FileDrop
          name="file"
          label={t("recordings.pictures.upload")}
          accept={TYPES}
          maxSize={MAX_BYTES}
          maxFiles={1}
          files={files}
          onFiles={(chosen) => void upload(chosen)}
        />
      </FormScope>
    </section>
  );
}

type PicturesProps = Pick<Props, "recording"> & Pick<Submission, "send">;

function Pictures({ recording: { id, thumbnails }, send }: PicturesProps) {
  const t = useT();
  const choose = useDo(api.library.recordings.chooseThumbnail);
  const remove = useDo(api.library.recordings.removeThumbnail);
  return (
    <ul className={classes.pictures}>
      {thumbnails.map(({ file, path, isChosen }, index) => (
        <li key={file}>
          <button
            type="button"
            className={classes.picture}
            aria-pressed={isChosen}
            aria-label={t("recordings.pictures.choose", { number: index + 1 })}
            onClick={() => void send(() => choose({ recording: id, file }))}
          >
            <img src={path} alt="" width={192} height={108} />
          </button>
          <ActionIcon
            className={classes.remove}
            color="gray"
            variant="default"
            aria-label={t("recordings.pictures.remove", { number: index + 1 })}
            onClick={() => void send(() => remove({ recording: id, file }))}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
