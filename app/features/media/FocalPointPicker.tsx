import { Button } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { CENTRE, type FocalPoint, objectPosition } from "../../../convex/media/rules/pictures";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { type AssetDetail, previewOf } from "./asset";
import { movedPoint, pointAt } from "./focalPoint";
import classes from "./media.module.css";

/** While somebody moves the mark on, nothing is saved. */
const PAUSE_MS = 500;
const CROPS = [
  { width: 192, height: 108 },
  { width: 108, height: 108 },
  { width: 81, height: 108 },
];

/** The picture with the mark of what must stay in sight: set by a click or the arrow keys, saved by itself. */
export function FocalPointPicker({ asset }: { asset: AssetDetail }) {
  const t = useT();
  const id = useId();
  const { point, set } = useFocalPoint(asset);
  const at = { x: Math.round(point.x * 100), y: Math.round(point.y * 100) };
  const url = previewOf(asset);
  const press = (event: KeyboardEvent) => {
    const moved = movedPoint(point, event.key, event.shiftKey);
    if (moved === null) return;
    event.preventDefault();
    set(moved);
  };
  const pick = ({ clientX, clientY, currentTarget }: PointerEvent) =>
    set(pointAt({ x: clientX, y: clientY }, currentTarget.getBoundingClientRect()));
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id}>{t("media.asset.focal")}</h2>
      <p className={classes.quiet} id={`${id}-how`}>
        {t("media.asset.focalText")}
      </p>
      <div className={classes.previewPlace} data-picks onPointerDown={pick}>
        <img src={url} alt="" draggable={false} />
        <button
          type="button"
          className={classes.mark}
          style={{ left: `${at.x}%`, top: `${at.y}%` }}
          aria-label={`${t("media.asset.focalMark")}: ${t("media.asset.focalAt", at)}`}
          aria-describedby={`${id}-how`}
          onKeyDown={press}
        />
      </div>
      <p className={classes.quiet} role="status">
        {t("media.asset.focalAt", at)}
      </p>
      <div className={classes.crops}>
        {CROPS.map(({ width, height }) => (
          <img
            key={width}
            src={url}
            alt=""
            width={width}
            height={height}
            style={{ objectPosition: objectPosition(point) }}
          />
        ))}
      </div>
      <Button variant="default" size="compact-md" onClick={() => set(CENTRE)}>
        {t("media.asset.focalCentre")}
      </Button>
    </section>
  );
}

/** The point as it is moved here, and as it is kept where nobody moves it. */
function useFocalPoint({ id, focalPoint }: AssetDetail) {
  const describe = useDo(api.media.assets.describe);
  const { attempt } = useAttempt();
  const [moved, setMoved] = useState<FocalPoint | null>(null);
  const save = useDebouncedCallback(
    (point: FocalPoint) =>
      void attempt(() => describe({ asset: id, focalPoint: point })).then(() => setMoved(null)),
    { delay: PAUSE_MS, flushOnUnmount: true },
  );
  const set = (point: FocalPoint) => {
    setMoved(point);
    save(point);
  };
  return { point: moved ?? focalPoint, set };
}
