import { Button } from "@mantine/core";
import { useId, useState } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useField } from "../../../ui/forms/FormScope";
import { loadedLater } from "../../../ui/feedback/loadedLater";
import { useT } from "../../../ui/i18n/useT";
import { IconPhoto } from "../../../ui/icons";
import { useMay } from "../../admin/useMay";
import classes from "./items.module.css";
import { usePicture } from "./usePicture";

const MediaPicker = loadedLater(
  async () => (await import("../../media/MediaPicker")).MediaPicker,
  ({ onClose }) => onClose(),
);

type Props = {
  name: string;
  label: string;
  description: string;
  /** What is said where nothing is chosen. */
  none: string;
  asset: Id<"mediaAssets"> | null;
  /** The language of what it stands beside. */
  locale: string;
  onAsset: (asset: Id<"mediaAssets"> | null) => void;
};

/** A picture of the site's files, chosen in their dialog; below it what it shows in words. */
export function PictureField({ name, label, description, none, asset, locale, onAsset }: Props) {
  const t = useT();
  const labelId = useId();
  const { id, error } = useField(name);
  const [choosing, setChoosing] = useState(false);
  const chooses = useMay()("media.read");
  return (
    <div className={classes.field} role="group" aria-labelledby={labelId}>
      <div>
        <p id={labelId} className={classes.fieldLabel}>
          {t("ui.form.optional", { label })}
        </p>
        <p className={classes.fieldText}>{description}</p>
        {error !== undefined && <p className={classes.fieldError}>{error}</p>}
      </div>
      {asset === null ? <p className={classes.none}>{none}</p> : <Chosen asset={asset} locale={locale} />}
      <div className={classes.buttons}>
        {chooses && (
          <Button
            id={id}
            variant="default"
            leftSection={<IconPhoto size={16} aria-hidden="true" />}
            onClick={() => setChoosing(true)}
          >
            {t(asset === null ? "contentScreens.picture.choose" : "contentScreens.picture.change")}
          </Button>
        )}
        {asset !== null && (
          <Button variant="subtle" color="gray" onClick={() => onAsset(null)}>
            {t("contentScreens.picture.remove")}
          </Button>
        )}
      </div>
      {choosing && (
        <MediaPicker
          opened
          kind="image"
          locale={locale}
          onChoose={({ assetId }) => onAsset(assetId)}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

function Chosen({ asset, locale }: Pick<Props, "locale"> & { asset: Id<"mediaAssets"> }) {
  const t = useT();
  const picture = usePicture(asset);
  if (picture?.url === undefined || picture.url === null)
    return <p className={classes.none}>{picture?.name}</p>;
  const alt = picture.alt[locale];
  return (
    <figure className={classes.chosenPicture}>
      <img src={picture.url} alt={alt ?? picture.name} className={classes.picture} />
      <figcaption className={classes.fieldText}>{alt || t("contentScreens.picture.noAlt")}</figcaption>
    </figure>
  );
}
