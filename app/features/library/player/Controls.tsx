import classes from "./player.module.css";

/** 0.5 to 2, in the order of the menu. */
const RATES = "0.5 0.75 1 1.25 1.5 1.75 2";

/** The bar of a player. Every part of it names itself, in the language that its package was given. */
export function Controls({ hasCaptions }: { hasCaptions: boolean }) {
  return (
    <>
      <media-loading-indicator slot="centered-chrome" noautohide="" />
      <media-playback-rate-menu hidden anchor="auto" rates={RATES} />
      {hasCaptions && <media-captions-menu hidden anchor="auto" />}
      <media-control-bar class={classes.range}>
        <media-time-range />
      </media-control-bar>
      <media-control-bar class={classes.bar}>
        <media-play-button />
        <media-seek-backward-button seekoffset="10" class={classes.roomy} />
        <media-seek-forward-button seekoffset="10" class={classes.roomy} />
        <media-mute-button />
        <media-volume-range class={classes.roomy} />
        <media-time-display showduration="" />
        <span className={classes.gap} />
        <media-playback-rate-menu-button />
        {hasCaptions && <media-captions-menu-button />}
        <media-pip-button class={classes.roomy} />
        <media-fullscreen-button />
      </media-control-bar>
    </>
  );
}
