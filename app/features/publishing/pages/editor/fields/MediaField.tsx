import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { loadedLater } from "../../../../../ui/feedback/loadedLater";
import { useT } from "../../../../../ui/i18n/useT";
import { IconVideo } from "../../../../../ui/icons";
import type { OwnField } from "./ownField";
import classes from "../workspace.module.css";

const MediaPicker = loadedLater(
  async () => (await import("../../../../media/MediaPicker")).MediaPicker,
  ({ onClose }) => onClose(),
);

/** The address of a file of the media library. */
export function MediaField({ label, value, onChange, readOnly }: OwnField<string>) {
  const t = useT();
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={classes.ownField}>
      <TextInput
        label={label}
        readOnly={readOnly}
        maxLength={2_000}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={readOnly}
        leftSection={<IconVideo size={16} aria-hidden="true" />}
        onClick={() => setChoosing(true)}
      >
        {t("pageEditor.media.choose")}
      </Button>
      {choosing && (
        <MediaPicker opened onChoose={({ url }) => onChange(url)} onClose={() => setChoosing(false)} />
      )}
    </div>
  );
}
