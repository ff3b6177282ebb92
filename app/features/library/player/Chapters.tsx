import { chapterAt, type Chapter, clockText } from "../../../../convex/library/rules/chapters";
import { useT } from "../../../ui/i18n/useT";
import classes from "./player.module.css";
import { useSeconds } from "./useSeconds";

type Props = {
  chapters: readonly Chapter[];
  video: HTMLVideoElement | null;
  onSeek: (seconds: number) => void;
};

/** The parts of a recording; the one that plays is marked. */
export function Chapters({ chapters, video, onSeek }: Props) {
  const t = useT();
  const current = chapterAt(chapters, useSeconds(video));
  return (
    <section className={classes.part} aria-labelledby="chapters">
      <h2 id="chapters">{t("recordings.chapters")}</h2>
      <ol className={classes.chapters}>
        {chapters.map(({ startSeconds, title }, index) => (
          <li key={startSeconds}>
            <button
              type="button"
              aria-current={index === current ? "true" : undefined}
              onClick={() => onSeek(startSeconds)}
            >
              <span className={classes.clock}>{clockText(startSeconds)}</span>
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
