import { ActionIcon, Button, Progress } from "@mantine/core";
import { useId } from "react";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import {
  IconAlertCircle,
  IconCircleCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconX,
} from "../../../ui/icons";
import { shareOf } from "./progress";
import classes from "./uploading.module.css";
import { useUploadWords } from "./useUploadWords";
import type { UploadItem } from "./uploadQueue";
import type { Uploads } from "./useUploads";

/** Files on their way, each with how far it is and what can be done about it. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const t = useT();
  const id = useId();
  if (uploads.items.length === 0) return null;
  const done = uploads.items.every(({ state }) => state === "ready");
  return (
    <section className={classes.uploads} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{t("uploads.list")}</h2>
        {done && (
          <Button size="compact-sm" variant="default" onClick={uploads.clear}>
            {t("uploads.clear")}
          </Button>
        )}
      </div>
      <ul className={classes.rows}>
        {uploads.items.map((item) => (
          <UploadRow key={item.key} item={item} uploads={uploads} />
        ))}
      </ul>
    </section>
  );
}

function UploadRow({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const format = useFormat();
  const words = useUploadWords();
  const { file, state, sent } = item;
  const ended = state === "ready" || state === "failed";
  return (
    <li className={classes.row} data-state={state}>
      <span className={classes.name}>{file.name}</span>
      <span className={classes.size}>{format.fileSize(file.size)}</span>
      <span className={classes.state} role={ended ? "status" : undefined}>
        {state === "ready" && <IconCircleCheck size={16} aria-hidden="true" />}
        {state === "failed" && <IconAlertCircle size={16} aria-hidden="true" />}
        {words(item)}
      </span>
      <Deeds item={item} uploads={uploads} />
      {!ended && (
        <Progress.Root size={4} className={classes.bar}>
          <Progress.Section value={shareOf(sent, file.size)} aria-label={file.name} />
        </Progress.Root>
      )}
    </li>
  );
}

/** What can be done about one: halt it, go on, try again, give it up or take it off the list. */
function Deeds({ item: { key, file, state, problem }, uploads }: { item: UploadItem; uploads: Uploads }) {
  const t = useT();
  const { name } = file;
  const underway = state === "sending" || state === "waiting" || state === "offline";
  const look = { variant: "subtle", color: "gray" } as const;
  return (
    <>
      {underway && (
        <ActionIcon {...look} aria-label={t("uploads.pause", { name })} onClick={() => uploads.pause(key)}>
          <IconPlayerPause size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      {state === "paused" && (
        <ActionIcon {...look} aria-label={t("uploads.goOn", { name })} onClick={() => uploads.goOn(key)}>
          <IconPlayerPlay size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      {state === "failed" && problem === null && (
        <ActionIcon {...look} aria-label={t("uploads.retry", { name })} onClick={() => uploads.goOn(key)}>
          <IconRefresh size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      {state !== "checking" && (
        <ActionIcon
          {...look}
          aria-label={t(underway || state === "paused" ? "uploads.cancel" : "uploads.dismiss", { name })}
          onClick={() => uploads.drop(key)}
        >
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </>
  );
}
