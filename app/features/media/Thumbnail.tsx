import { objectPosition } from "../../../convex/media/rules/pictures";
import { IconAlertTriangle, IconFile, IconHourglass, IconMusic, IconPhoto, IconVideo } from "../../ui/icons";
import type { Asset } from "./asset";
import classes from "./media.module.css";

const KIND_ICONS = { image: IconPhoto, video: IconVideo, audio: IconMusic, document: IconFile };

/** A small picture of a file, cropped around its point in sight; for what is no picture, what kind it is. */
export function Thumbnail({ asset }: { asset: Asset }) {
  const { thumbnail, state, kind, focalPoint } = asset;
  if (thumbnail !== null)
    return (
      <img
        className={classes.thumbnail}
        src={thumbnail}
        alt=""
        loading="lazy"
        decoding="async"
        style={{ objectPosition: objectPosition(focalPoint) }}
      />
    );
  const Shown =
    state === "failed" ? IconAlertTriangle : state === "processing" ? IconHourglass : KIND_ICONS[kind];
  return (
    <span className={classes.noThumbnail} data-state={state}>
      <Shown size={32} aria-hidden="true" />
    </span>
  );
}
