import { Button } from "@mantine/core";
import { MAX_PICTURE_BYTES } from "../../../convex/certificates/rules/pictures";
import { FileDrop } from "../../ui/forms/FileDrop";
import { useT } from "../../ui/i18n/useT";
import classes from "./designer.module.css";
import { PICTURE_TYPES } from "./pictures";

type Props = {
  name: string;
  label: string;
  /** Where the picture that is there can be loaded from; null for none. */
  url: string | null;
  pending: boolean;
  onFile: (file: File) => void;
  onRemove: () => void;
};

/** A logo or a signature: seen, taken as soon as it is chosen, removed. */
export function DesignPicture({ name, label, url, pending, onFile, onRemove }: Props) {
  const t = useT();
  if (url !== null)
    return (
      <div className={classes.taken}>
        <img src={url} alt={label} />
        <Button variant="default" size="compact-sm" loading={pending} onClick={onRemove}>
          {t("certificateScreens.removeOf", { label })}
        </Button>
      </div>
    );
  return (
    <FileDrop
      name={name}
      label={label}
      accept={PICTURE_TYPES}
      maxSize={MAX_PICTURE_BYTES}
      maxFiles={1}
      files={[]}
      onFiles={([file]) => file !== undefined && onFile(file)}
    />
  );
}
