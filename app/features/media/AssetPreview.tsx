import { useId } from "react";
import { useT } from "../../ui/i18n/useT";
import { type AssetDetail, previewOf } from "./asset";
import classes from "./media.module.css";
import { Thumbnail } from "./Thumbnail";

/** A file as a page would show it. */
export function AssetPreview({ asset }: { asset: AssetDetail }) {
  const t = useT();
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id}>{t("media.asset.preview")}</h2>
      <Shown asset={asset} />
    </section>
  );
}

function Shown({ asset }: { asset: AssetDetail }) {
  const t = useT();
  const { kind, url, name } = asset;
  if (url === null)
    return (
      <div className={classes.previewNone}>
        <Thumbnail asset={asset} />
      </div>
    );
  if (kind === "image")
    return (
      <div className={classes.previewPlace}>
        <img src={previewOf(asset)} alt="" />
      </div>
    );
  if (kind === "video")
    return (
      <div className={classes.previewPlace}>
        <video src={url} controls preload="metadata" aria-label={name} />
      </div>
    );
  if (kind === "audio") return <audio src={url} controls preload="metadata" aria-label={name} />;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {t("media.asset.open")}
    </a>
  );
}
