/** The two themes. Dark is its own design: surfaces rise by getting lighter, colours lose saturation. */
export type Scheme = "light" | "dark";
export const SCHEMES = ["light", "dark"] as const satisfies readonly Scheme[];

/** What the look is made of, beside what carries a meaning. */
export type Surfaces = {
  /** Behind everything. */
  paper: string;
  /** Cards, bars, fields, whatever floats. */
  surface: string;
  /** A quiet area within a surface: table heads, code, hovered rows. */
  sunken: string;
  ink: string;
  /** Secondary text. */
  dimmed: string;
  /** Lines that separate and say nothing. */
  hairline: string;
  /** The edge of something one can operate: 3:1 against what is round it. */
  controlBorder: string;
};

export const SURFACES: Record<Scheme, Surfaces> = {
  light: {
    paper: "#fbfaf7",
    surface: "#ffffff",
    sunken: "#f4f2ec",
    ink: "#1b1f2a",
    dimmed: "#5f5b53",
    hairline: "#e2ddd3",
    controlBorder: "#8c877c",
  },
  dark: {
    paper: "#14161b",
    surface: "#1c1f26",
    sunken: "#23262e",
    ink: "#ece9e2",
    dimmed: "#a9a59c",
    hairline: "#343842",
    controlBorder: "#7b7d82",
  },
};

/** The meanings a colour may carry, always beside a word and an icon. */
export const MEANINGS = ["success", "warning", "danger", "info", "neutral"] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Text and border reach 4.5:1 on paper, surface and tint. */
export type Tone = { text: string; tint: string; border: string };

export const TONES: Record<Scheme, Record<Meaning, Tone>> = {
  light: {
    success: { text: "#1f6238", tint: "#e8f3ea", border: "#2c7747" },
    warning: { text: "#74490a", tint: "#fbf0dc", border: "#8a5a10" },
    danger: { text: "#9c2620", tint: "#fbe9e6", border: "#b5352c" },
    info: { text: "#1d5490", tint: "#e7f0f9", border: "#2b66a8" },
    neutral: { text: "#524f48", tint: "#f1eee7", border: "#6b675e" },
  },
  dark: {
    success: { text: "#93d5a6", tint: "#1b2f23", border: "#62b17c" },
    warning: { text: "#ebc17a", tint: "#342817", border: "#c49645" },
    danger: { text: "#f4a79e", tint: "#3b201e", border: "#e08176" },
    info: { text: "#a0c7f0", tint: "#1a2b3f", border: "#6fa4da" },
    neutral: { text: "#c8c4ba", tint: "#2b2e36", border: "#a19d92" },
  },
};

/** An organization without a colour of its own has this one. */
export const DEFAULT_PRIMARY = "#0f5c5c";
export const ACCENT = "#c9822b";

/** For charts, told apart by every kind of colour vision (Okabe and Ito 2008), in this order. */
export const CHART_SEQUENCE = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#f0e442",
  "#000000",
] as const;
