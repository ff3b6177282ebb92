"use node";
import type { TextStyle } from "./typesetting";

/** Letters for large sizes: a name, a title. */
export const DISPLAY: TextStyle = { family: "serif", weight: 400, opticalSize: 60 };
/** Letters for what a certificate is given for. */
export const STRONG: TextStyle = { family: "serif", weight: 600, opticalSize: 24 };
export const ROMAN: TextStyle = { family: "serif", weight: 400, opticalSize: 12 };
export const ITALIC: TextStyle = { family: "serif", weight: 400, opticalSize: 14, italic: true };
export const PLAIN: TextStyle = { family: "sans", weight: 400 };
export const BOLD: TextStyle = { family: "sans", weight: 600 };
export const CAPS: TextStyle = { family: "sans", weight: 600, tracking: 0.14 };
