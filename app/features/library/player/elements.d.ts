import type { DetailedHTMLProps, HTMLAttributes } from "react";

/** Elements of media-chrome: attributes alone, `class` as HTML writes it. */
type Part<Own = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
  class?: string;
} & Own;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "media-controller": Part<{ hotkeys?: string; breakpoints?: string }>;
      "media-control-bar": Part;
      "media-loading-indicator": Part<{ noautohide?: "" }>;
      "media-play-button": Part;
      "media-seek-backward-button": Part<{ seekoffset?: string }>;
      "media-seek-forward-button": Part<{ seekoffset?: string }>;
      "media-time-range": Part;
      "media-time-display": Part<{ showduration?: "" }>;
      "media-mute-button": Part;
      "media-volume-range": Part;
      "media-pip-button": Part;
      "media-fullscreen-button": Part;
      "media-captions-menu": Part<{ hidden?: boolean; anchor?: string }>;
      "media-captions-menu-button": Part;
      "media-playback-rate-menu": Part<{ hidden?: boolean; anchor?: string; rates?: string }>;
      "media-playback-rate-menu-button": Part;
    }
  }
}
