import "../theme/appStyles";
import { ActionIcon } from "@mantine/core";
import { useId, useState } from "react";
import type { Translate } from "../../../convex/shared/messages/translate";
import type { Formats } from "../i18n/formats";
import { useFormat } from "../i18n/useFormat";
import { useT } from "../i18n/useT";
import { IconFile, IconUpload, IconX } from "../icons";
import { chooseFiles, type FileLimits, type RefusedFile } from "./fileChoice";
import { useField } from "./FormScope";
import classes from "./forms.module.css";

type Props = FileLimits & {
  name: string;
  label: string;
  description?: string;
  files: readonly File[];
  onFiles: (files: File[]) => void;
};

/** Files that are dropped or chosen; those that cannot be taken are named with the reason. */
export function FileDrop({ name, label, description, files, onFiles, ...limits }: Props) {
  const t = useT();
  const format = useFormat();
  const { id, error } = useField(name);
  const labelId = useId();
  const [refused, setRefused] = useState<RefusedFile[]>([]);
  const add = (added: File[]) => {
    const chosen = chooseFiles(files, added, limits);
    setRefused(chosen.refused);
    onFiles(chosen.files);
  };
  return (
    <div className={classes.fileField}>
      <span id={labelId} className={classes.label}>
        {label}
      </span>
      {description !== undefined && <span className={classes.hint}>{description}</span>}
      <DropPlace id={id} labelId={labelId} invalid={error !== undefined} limits={limits} onAdd={add} />
      <div role="alert" className={classes.problem}>
        {error}
        {refused.map((file) => (
          <p key={file.name}>{reasonOf(file, limits, t, format)}</p>
        ))}
      </div>
      <FileList files={files} onRemove={(gone) => onFiles(files.filter((file) => file !== gone))} />
    </div>
  );
}

type PlaceProps = {
  id: string;
  labelId: string;
  invalid: boolean;
  limits: FileLimits;
  onAdd: (files: File[]) => void;
};

function DropPlace({ id, labelId, invalid, limits, onAdd }: PlaceProps) {
  const t = useT();
  const format = useFormat();
  const [over, setOver] = useState(false);
  return (
    <label
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onAdd([...event.dataTransfer.files]);
      }}
    >
      <input
        id={id}
        type="file"
        className="visuallyHidden"
        aria-labelledby={labelId}
        aria-invalid={invalid}
        accept={limits.accept}
        multiple={limits.maxFiles !== 1}
        onChange={({ currentTarget }) => {
          onAdd([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <IconUpload size={20} aria-hidden="true" />
      <span>
        {t("ui.file.drop")} <span className={classes.dropLink}>{t("ui.file.choose")}</span>
      </span>
      {limits.maxSize !== undefined && (
        <span className={classes.hint}>{t("ui.file.limits", { size: format.fileSize(limits.maxSize) })}</span>
      )}
    </label>
  );
}

function FileList({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={`${file.name} ${file.lastModified}`}>
          <IconFile size={16} aria-hidden="true" />
          <span className={classes.fileName}>{file.name}</span>
          <span className={classes.hint}>{format.fileSize(file.size)}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("ui.file.remove", { name: file.name })}
            onClick={() => onRemove(file)}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

function reasonOf({ name, reason }: RefusedFile, limits: FileLimits, t: Translate, format: Formats): string {
  switch (reason) {
    case "tooLarge":
      return t("ui.file.tooLarge", { name, size: format.fileSize(limits.maxSize ?? 0) });
    case "wrongType":
      return t("ui.file.wrongType", { name });
    case "tooMany":
      return t("ui.file.tooMany", { count: limits.maxFiles ?? 1 });
    default:
      return reason satisfies never;
  }
}
