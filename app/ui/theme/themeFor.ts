import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";
import { cssVariablesFor } from "./cssVariables";
import { organizationColors, shadesOf } from "./organizationColors";
import { TONES } from "./tokens";

export const SANS =
  '"Inter Variable", "Inter fallback", "Noto Sans Arabic", "Noto Sans", system-ui, -apple-system, sans-serif';
export const SERIF =
  '"Source Serif 4 Variable", "Source Serif fallback", "Noto Naskh Arabic", Georgia, "Times New Roman", serif';
const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, monospace';

export type OrganizationTheme = { theme: MantineThemeOverride; cssVariablesResolver: CSSVariablesResolver };

const made = new Map<string, OrganizationTheme>();
const MOST_MADE = 500;

/**
 * What MantineProvider needs to look like an organization; for null like the product itself.
 * The same colour gives the same object, so that a page that renders again changes nothing.
 */
export function themeFor(primaryColor: string | null): OrganizationTheme {
  const key = primaryColor ?? "";
  let theme = made.get(key);
  if (theme === undefined) {
    if (made.size >= MOST_MADE) made.clear();
    made.set(key, (theme = makeTheme(primaryColor)));
  }
  return theme;
}

function makeTheme(primaryColor: string | null): OrganizationTheme {
  const organization = organizationColors(primaryColor);
  const tuple = (shades: readonly string[]) => shades as unknown as MantineColorsTuple;
  const { success, warning, danger, info } = TONES.light;
  const theme = createTheme({
    ...shape,
    ...type,
    ...motion,
    colors: {
      brand: tuple(organization.shades),
      success: tuple(shadesOf(success.border)),
      warning: tuple(shadesOf(warning.border)),
      danger: tuple(shadesOf(danger.border)),
      info: tuple(shadesOf(info.border)),
      gray: WARM_GRAY,
      dark: WARM_DARK,
    },
    primaryColor: "brand",
    primaryShade: { light: 7, dark: 6 },
    black: "#1b1f2a",
  });
  return { theme, cssVariablesResolver: cssVariablesFor(organization) };
}

const WARM_GRAY: MantineColorsTuple = [
  "#fbfaf7",
  "#f4f2ec",
  "#ebe7df",
  "#e2ddd3",
  "#cec8bc",
  "#8c877c",
  "#5f5b53",
  "#46433d",
  "#2e2c29",
  "#1b1f2a",
];

const WARM_DARK: MantineColorsTuple = [
  "#ece9e2",
  "#c8c4ba",
  "#a9a59c",
  "#7b7d82",
  "#343842",
  "#2b2e36",
  "#23262e",
  "#1c1f26",
  "#14161b",
  "#0f1115",
];

const shape = {
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "md",
  shadows: {
    xs: "none",
    sm: "0 2px 8px var(--floating-shadow)",
    md: "0 4px 16px var(--floating-shadow)",
    lg: "0 8px 28px var(--floating-shadow)",
    xl: "0 12px 40px var(--floating-shadow)",
  },
  focusRing: "auto",
  cursorType: "pointer",
} as const satisfies MantineThemeOverride;

const type = {
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "1rem", lg: "1.125rem", xl: "1.375rem" },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.5", lg: "1.55", xl: "1.6" },
  headings: {
    fontFamily: SANS,
    fontWeight: "620",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.2" },
      h2: { fontSize: "1.375rem", lineHeight: "1.25" },
      h3: { fontSize: "1.125rem", lineHeight: "1.35" },
      h4: { fontSize: "1rem", lineHeight: "1.4" },
      h5: { fontSize: "0.875rem", lineHeight: "1.45" },
      h6: { fontSize: "0.8125rem", lineHeight: "1.45" },
    },
  },
} as const satisfies MantineThemeOverride;

const motion = {
  respectReducedMotion: true,
  components: {
    Checkbox: { defaultProps: { radius: "sm" } },
    // Within a dialog the head is not the banner of the page.
    Modal: {
      defaultProps: {
        transitionProps: { duration: 160, transition: "fade" },
        attributes: { header: { role: "none" } },
      },
    },
    Drawer: {
      defaultProps: { transitionProps: { duration: 180 }, attributes: { header: { role: "none" } } },
    },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 120, transition: "fade" },
        shadow: "md",
        // A menu has nothing but its items.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { transitionProps: { duration: 120, transition: "fade" }, shadow: "md" } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
} as const satisfies MantineThemeOverride;
