import type { Locale } from "../../../../convex/shared/locales";
import { pageNonce } from "../../shell/Nonce";

/** The parts of a player that are in use, each registering its element. */
const parts = () =>
  Promise.all([
    import("media-chrome/dist/media-controller.js"),
    import("media-chrome/dist/media-control-bar.js"),
    import("media-chrome/dist/media-loading-indicator.js"),
    import("media-chrome/dist/media-play-button.js"),
    import("media-chrome/dist/media-seek-backward-button.js"),
    import("media-chrome/dist/media-seek-forward-button.js"),
    import("media-chrome/dist/media-time-range.js"),
    import("media-chrome/dist/media-time-display.js"),
    import("media-chrome/dist/media-mute-button.js"),
    import("media-chrome/dist/media-volume-range.js"),
    import("media-chrome/dist/media-pip-button.js"),
    import("media-chrome/dist/media-fullscreen-button.js"),
    import("media-chrome/dist/menu/media-chrome-menu-item.js"),
    import("media-chrome/dist/menu/media-captions-menu.js"),
    import("media-chrome/dist/menu/media-captions-menu-button.js"),
    import("media-chrome/dist/menu/media-playback-rate-menu.js"),
    import("media-chrome/dist/menu/media-playback-rate-menu-button.js"),
  ]);

/** An element's class, as far as it writes its own style sheet. */
type Drawn = { getTemplateHTML?: (this: unknown, ...given: unknown[]) => string };

let loaded: Promise<void> | undefined;

/** Loads the player's controls, once; labels are in the page's language where the package has them. */
export function loadChrome(locale: Locale): Promise<void> {
  loaded ??= load(locale);
  return loaded;
}

async function load(locale: Locale): Promise<void> {
  const { setLanguage } = await import("media-chrome/dist/utils/i18n.js");
  if (locale === "de") await import("media-chrome/dist/lang/de.js");
  setLanguage(locale);
  // Whatever part comes along with another, it is seen to before the first of it is drawn.
  const registry = customElements as { define?: CustomElementRegistry["define"] };
  registry.define = (name, part, options) => {
    withNonce(part as unknown as Drawn);
    CustomElementRegistry.prototype.define.call(customElements, name, part, options);
  };
  try {
    await parts();
  } finally {
    delete registry.define;
  }
}

/** The page's policy takes style sheets with its nonce alone, and these elements write theirs without. */
function withNonce(part: Drawn): void {
  const draw = part.getTemplateHTML;
  if (draw === undefined) return;
  part.getTemplateHTML = function (...given) {
    return draw.apply(this, given).replaceAll(/<style(?![^>]*nonce=)/g, `<style nonce="${pageNonce}"`);
  };
}
