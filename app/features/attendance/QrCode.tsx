import { create } from "qrcode";
import classes from "./attendance.module.css";

/** What scanners need around a code, in its own dots. */
const QUIET = 4;

/** A QR code as one vector path, so that it is sharp on every screen. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const dots: string[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (data[row * size + column]) dots.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
  const side = size + 2 * QUIET;
  return (
    <svg
      className={classes.code}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path fill="currentColor" d={dots.join("")} />
    </svg>
  );
}
