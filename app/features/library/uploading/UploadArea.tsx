import { Button } from "@mantine/core";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { acceptedFor } from "../../../../convex/library/rules/fileTypes";
import { useT } from "../../../ui/i18n/useT";
import { IconUpload } from "../../../ui/icons";
import { Interrupted } from "./Interrupted";
import { UploadGuard } from "./UploadGuard";
import { UploadList } from "./UploadList";
import classes from "./uploading.module.css";
import type { Uploads } from "./useUploads";

type Props = {
  uploads: Uploads;
  /** One file alone, such as the next version of one. */
  single?: boolean;
  /** What files are wanted for, instead of the usual words. */
  children?: ReactNode;
};

/** Where files are dropped or chosen, and below it how far each is. */
export function UploadArea({ uploads, single = false, children }: Props) {
  const t = useT();
  const [over, setOver] = useState(false);
  const take = (files: readonly File[]) => uploads.add(single ? files.slice(0, 1) : files);
  return (
    <div className={classes.whole}>
      <div
        className={classes.area}
        data-over={over || undefined}
        role="group"
        aria-label={t("uploads.area")}
        onDragOver={(event) => {
          if (!bringsFiles(event)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          if (!bringsFiles(event)) return;
          event.preventDefault();
          setOver(false);
          take([...event.dataTransfer.files]);
        }}
      >
        <IconUpload size={24} aria-hidden="true" />
        <p>{over ? t("uploads.dropNow") : (children ?? t("uploads.drop"))}</p>
        <ChooseFiles uploads={uploads} single={single} onFiles={take} />
        <p className={classes.limit}>{t(`uploads.limit.${uploads.purpose}`)}</p>
      </div>
      <UploadGuard busy={uploads.busy} />
      <UploadList uploads={uploads} />
      <Interrupted uploads={uploads} />
    </div>
  );
}

type Choosing = { uploads: Uploads; single: boolean; onFiles: (files: File[]) => void };

function ChooseFiles({ uploads: { purpose }, single, onFiles }: Choosing) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={acceptedFor(purpose)}
        multiple={!single}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <Button variant="default" onClick={() => input.current?.click()}>
        {t("uploads.choose")}
      </Button>
    </>
  );
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes("Files");
}
