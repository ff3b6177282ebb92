import type { CSSVariablesResolver } from "@mantine/core";
import { type ColorRoles, colorRoles, type OrganizationColors } from "./organizationColors";
import { ACCENT, MEANINGS, type Scheme, SURFACES, TONES } from "./tokens";

type Variables = Record<string, string>;

/** The names that Mantine's parts take as `color`, beside the organization's `brand`. */
const SEMANTIC = ["success", "warning", "danger", "info"] as const;

/**
 * Every colour of both themes as CSS variables: those of Mantine, and ours (`--paper`, `--ink`, `--hairline`,
 * `--success-text`, `--success-tint`, `--success-border`, `--organization`, …).
 */
export function cssVariablesFor(organization: OrganizationColors): CSSVariablesResolver {
  const variables = { "--organization": organization.pure, "--on-organization": organization.onPure };
  const light = schemeVariables("light", organization.light);
  const dark = schemeVariables("dark", organization.dark);
  return () => ({ variables, light, dark });
}

function schemeVariables(scheme: Scheme, brand: ColorRoles): Variables {
  const tones = TONES[scheme];
  const ours: Variables = {
    "--brand-text": brand.text,
    "--brand-tint": brand.tint,
    "--brand-border": brand.border,
    "--brand-filled": brand.filled,
    "--accent": ACCENT,
    "--floating-shadow": scheme === "light" ? "rgb(27 31 42 / 14%)" : "rgb(0 0 0 / 55%)",
  };
  for (const [name, value] of Object.entries(SURFACES[scheme])) ours[`--${kebab(name)}`] = value;
  for (const meaning of MEANINGS)
    for (const [part, value] of Object.entries(tones[meaning])) ours[`--${meaning}-${part}`] = value;
  const named = SEMANTIC.map((meaning) => {
    const { text, tint, border } = tones[meaning];
    return mantineColor(meaning, { ...colorRoles(border, scheme), text, tint, border });
  });
  return Object.assign(ours, mantineSurfaces(scheme, brand), mantineColor("brand", brand), ...named);
}

function mantineSurfaces(scheme: Scheme, brand: ColorRoles): Variables {
  const { surface, sunken, ink, dimmed, controlBorder } = SURFACES[scheme];
  return {
    "--mantine-color-text": ink,
    "--mantine-color-bright": ink,
    "--mantine-color-body": surface,
    "--mantine-color-error": TONES[scheme].danger.text,
    "--mantine-color-placeholder": dimmed,
    "--mantine-color-dimmed": dimmed,
    "--mantine-color-anchor": brand.text,
    "--mantine-color-default": surface,
    "--mantine-color-default-hover": sunken,
    "--mantine-color-default-color": ink,
    "--mantine-color-default-border": controlBorder,
    "--mantine-color-disabled": sunken,
    "--mantine-color-disabled-color": dimmed,
    "--mantine-primary-color-contrast": "#ffffff",
  };
}

function mantineColor(name: string, roles: ColorRoles): Variables {
  const base = `--mantine-color-${name}`;
  return {
    [`${base}-text`]: roles.text,
    [`${base}-filled`]: roles.filled,
    [`${base}-filled-hover`]: roles.filledHover,
    [`${base}-light`]: roles.tint,
    [`${base}-light-hover`]: roles.tintHover,
    [`${base}-light-color`]: roles.text,
    [`${base}-outline`]: roles.border,
    [`${base}-outline-hover`]: roles.tint,
  };
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
