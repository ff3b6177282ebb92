import { useT } from "../../ui/i18n/useT";
import classes from "./portal.module.css";

const RADIUS = 20;
const AROUND = 2 * Math.PI * RADIUS;

/** How many of how many things are done, as a ring with the figures in it. */
export function ProgressRing({ met, of }: { met: number; of: number }) {
  const t = useT();
  const share = of === 0 ? 0 : met / of;
  return (
    <span className={classes.ring} role="img" aria-label={t("portal.progress.ring", { met, of })}>
      <svg viewBox="0 0 48 48" width="56" height="56" aria-hidden="true">
        <circle cx="24" cy="24" r={RADIUS} className={classes.ringTrack} />
        {share > 0 && (
          <circle
            cx="24"
            cy="24"
            r={RADIUS}
            className={classes.ringDone}
            strokeDasharray={`${share * AROUND} ${AROUND}`}
            transform="rotate(-90 24 24)"
          />
        )}
      </svg>
      <span className={classes.ringText} aria-hidden="true">
        {met}/{of}
      </span>
    </span>
  );
}
