import "../../ui/theme/appStyles";
import { ActionIcon, Button, Progress } from "@mantine/core";
import { useId } from "react";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconAlertCircle, IconCircleCheck, IconX } from "../../ui/icons";
import classes from "./media.module.css";
import type { Upload, Uploads } from "./useUploads";

/** Files on their way, each with how far it is; those that failed with why, to be tried again. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const t = useT();
  const id = useId();
  if (uploads.list.length === 0) return null;
  return (
    <section className={classes.uploads} aria-labelledby={id}>
      <div className={classes.uploadsHead}>
        <h2 id={id}>{t("media.uploads")}</h2>
        {!uploads.busy && (
          <Button size="compact-sm" variant="default" onClick={uploads.clear}>
            {t("media.uploads.clear")}
          </Button>
        )}
      </div>
      <ul className={classes.uploadRows}>
        {uploads.list.map((upload) => (
          <UploadRow key={upload.key} upload={upload} uploads={uploads} />
        ))}
      </ul>
    </section>
  );
}

function UploadRow({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const t = useT();
  const format = useFormat();
  const { key, file, state, sent, reason = "" } = upload;
  const share = file.size === 0 ? 0 : Math.min(100, Math.floor((100 * sent) / file.size));
  const ended = state === "done" || state === "failed";
  return (
    <li className={classes.upload} data-state={state}>
      <span className={classes.uploadName}>{file.name}</span>
      <span className={classes.uploadSize}>{format.fileSize(file.size)}</span>
      <span className={classes.uploadState} role={ended ? "status" : undefined}>
        {state === "done" && <IconCircleCheck size={16} aria-hidden="true" />}
        {state === "failed" && <IconAlertCircle size={16} aria-hidden="true" />}
        {t(`media.uploads.${state}`, { share, reason })}
      </span>
      {state === "failed" && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("media.uploads.againNamed", { name: file.name })}
          onClick={() => uploads.again(key)}
        >
          {t("media.uploads.again")}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t(ended ? "media.uploads.dismiss" : "media.uploads.cancel", { name: file.name })}
        onClick={() => uploads.drop(key)}
      >
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
      {!ended && (
        <Progress.Root size={4} className={classes.uploadBar}>
          <Progress.Section value={share} aria-label={file.name} />
        </Progress.Root>
      )}
    </li>
  );
}
