import { atLightness, contrast, isHexColor, luminance, mix, readableOn, withinLuminance } from "./color";
import { DEFAULT_PRIMARY, type Scheme, SURFACES } from "./tokens";

/** How one colour is used in one theme. White text reads on `filled`; `text` and `border` on every surface. */
export type ColorRoles = {
  filled: string;
  filledHover: string;
  tint: string;
  tintHover: string;
  text: string;
  border: string;
};

export type OrganizationColors = {
  /** Ten shades from pale to deep, for Mantine. */
  shades: readonly string[];
  /** The colour as the organization gave it, and black or white text that reads on it. */
  pure: string;
  onPure: string;
  light: ColorRoles;
  dark: ColorRoles;
};

const TEXT_CONTRAST = 4.5;
/** White on this luminance has 4.5:1. */
const HIGHEST_FILLED = 1.05 / TEXT_CONTRAST - 0.05;
/** In dark, a filled button must stand out from its surface by 3:1; in light any depth does. */
const LOWEST_FILLED: Record<Scheme, number> = {
  light: 0,
  dark: 3 * (luminance(SURFACES.dark.surface) + 0.05) - 0.05,
};
const LIGHTNESS = [0.975, 0.94, 0.88, 0.81, 0.73, 0.65, 0.57, 0.49, 0.41, 0.33];

/**
 * The colours that follow from an organization's own: the hue stays, the shade is chosen so that text reads.
 * Null and what is no colour give the product's own.
 */
export function organizationColors(primary: string | null): OrganizationColors {
  const pure = primary !== null && isHexColor(primary) ? primary.toLowerCase() : DEFAULT_PRIMARY;
  return {
    shades: shadesOf(pure),
    pure,
    onPure: contrast("#ffffff", pure) >= TEXT_CONTRAST ? "#ffffff" : "#000000",
    light: colorRoles(pure, "light"),
    dark: colorRoles(pure, "dark"),
  };
}

/** Ten shades of a hue, from pale to deep. */
export function shadesOf(hex: string): string[] {
  return LIGHTNESS.map((lightness) => atLightness(hex, lightness));
}

/** How a colour is used in a theme. */
export function colorRoles(hex: string, scheme: Scheme): ColorRoles {
  const { paper, surface, sunken } = SURFACES[scheme];
  const filled = withinLuminance(hex, LOWEST_FILLED[scheme], HIGHEST_FILLED);
  const tint = mix(surface, filled, scheme === "light" ? 0.08 : 0.22);
  const tintHover = mix(surface, filled, scheme === "light" ? 0.13 : 0.3);
  const way = scheme === "light" ? "darker" : "lighter";
  return {
    filled,
    filledHover: mix(filled, "#000000", scheme === "light" ? 0.14 : 0.1),
    tint,
    tintHover,
    text: readableOn(filled, [paper, surface, sunken, tint, tintHover], TEXT_CONTRAST, way),
    border: readableOn(filled, [paper, surface, sunken, tint], TEXT_CONTRAST, way),
  };
}
