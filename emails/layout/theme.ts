import type { CSSProperties } from "react";

const ink = "#1b1f2a";
const muted = "#5b6170";
const sans = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Styles stand inline, because many mail programs take no style sheet. */
export const styles = {
  body: { margin: 0, backgroundColor: "#fbfaf7", color: ink, fontFamily: sans },
  container: { maxWidth: "560px", padding: "24px 16px" },
  name: { margin: "0 0 16px", fontSize: "14px", fontWeight: 600 },
  card: {
    backgroundColor: "#ffffff",
    border: "1px solid #e4e1d8",
    borderRadius: "12px",
    padding: "24px",
  },
  heading: { margin: "0 0 16px", color: ink, fontSize: "22px", lineHeight: "28px", fontWeight: 600 },
  text: { margin: "0 0 16px", color: ink, fontSize: "16px", lineHeight: "24px" },
  small: { margin: "0 0 8px", color: muted, fontSize: "13px", lineHeight: "20px" },
  footerLink: { color: muted, textDecoration: "underline" },
  code: {
    margin: "0 0 16px",
    color: ink,
    fontSize: "28px",
    lineHeight: "36px",
    fontWeight: 700,
    letterSpacing: "6px",
    fontVariantNumeric: "tabular-nums",
  },
  button: {
    borderRadius: "8px",
    color: "#ffffff",
    display: "inline-block",
    fontSize: "16px",
    fontWeight: 600,
    padding: "12px 20px",
    textDecoration: "none",
  },
  list: { margin: "0 0 16px", padding: "0 0 0 20px" },
  item: { margin: "0 0 8px", fontSize: "16px", lineHeight: "24px" },
} as const satisfies Record<string, CSSProperties>;

/** For mail programs that have a dark theme and read style sheets; the others invert the light one. */
export const DARK_STYLES = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground, .ground > table > tbody > tr > td { background-color: #14171f !important; }
  .card { background-color: #1f232e !important; border-color: #363b49 !important; }
  .ink { color: #f1efe9 !important; }
  .muted { color: #b4b8c4 !important; }
}`;
