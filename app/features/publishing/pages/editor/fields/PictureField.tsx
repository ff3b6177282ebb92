import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { PageImage } from "../../../../../../convex/publishing/rules/propShapes";
import { loadedLater } from "../../../../../ui/feedback/loadedLater";
import { useT } from "../../../../../ui/i18n/useT";
import { IconPhoto } from "../../../../../ui/icons";
import type { OwnField } from "./ownField";
import classes from "../workspace.module.css";

const MediaPicker = loadedLater(
  async () => (await import("../../../../media/MediaPicker")).MediaPicker,
  ({ onClose }) => onClose(),
);

/** A picture of the media library, with what it shows in words of this page. */
export function PictureField({ label, value, onChange, readOnly }: OwnField<PageImage>) {
  const t = useT();
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={classes.ownField} role="group" aria-label={label}>
      <span className={classes.ownLabel}>{label}</span>
      {value.src !== "" && <img src={value.src} alt={value.alt} className={classes.chosen} />}
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={readOnly}
          leftSection={<IconPhoto size={16} aria-hidden="true" />}
          onClick={() => setChoosing(true)}
        >
          {t(value.src === "" ? "pageEditor.picture.choose" : "pageEditor.picture.change")}
        </Button>
        {value.src !== "" && (
          <Button
            variant="subtle"
            color="gray"
            disabled={readOnly}
            onClick={() => onChange({ src: "", alt: "", width: 0, height: 0 })}
          >
            {t("pageEditor.picture.remove")}
          </Button>
        )}
      </div>
      {value.src !== "" && (
        <TextInput
          label={t("pageEditor.picture.alt")}
          description={t("pageEditor.picture.altHint")}
          maxLength={300}
          readOnly={readOnly}
          value={value.alt}
          onChange={({ currentTarget }) => onChange({ ...value, alt: currentTarget.value })}
        />
      )}
      {choosing && (
        <MediaPicker
          opened
          kind="image"
          onChoose={({ url }) => onChange({ src: url, alt: "", width: 0, height: 0 })}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
