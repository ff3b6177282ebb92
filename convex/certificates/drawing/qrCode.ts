"use node";
import { create } from "qrcode";
import { rectangle, type FigureShape, type PathCommand } from "./scene";

/** Modules that have to stay empty round a code. */
const QUIET = 3;

/** A QR code of a text, dark on white whatever the page's colours, for scanners. `size` includes its white margin. */
export function qrCode(text: string, x: number, y: number, size: number, alternative: string): FigureShape {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const unit = size / (modules.size + 2 * QUIET);
  const dark: PathCommand[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const start = column;
      while (column < modules.size && modules.get(row, column) === 1) column++;
      if (column === start) continue;
      dark.push(
        ...rectangle(x + (QUIET + start) * unit, y + (QUIET + row) * unit, (column - start) * unit, unit),
      );
    }
  }
  return {
    kind: "figure",
    alternative,
    shapes: [
      { kind: "path", commands: rectangle(x, y, size, size), fill: "#ffffff" },
      { kind: "path", commands: dark, fill: "#111111" },
    ],
  };
}
