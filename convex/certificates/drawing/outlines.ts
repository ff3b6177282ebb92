"use node";
import type { OutlineCommand } from "./faces";
import type { PathCommand } from "./scene";
import type { Line } from "./typesetting";

/** Where a point of a glyph comes to stand: from ems, y upwards, to points, y downwards. */
type Placement = (x: number, y: number) => readonly [number, number];

/** A line's glyphs as paths, from its left end and baseline. */
export function outlines(line: Line, { x, y, size }: { x: number; y: number; size: number }): PathCommand[] {
  return eachGlyph(line, (glyphX, glyphY) => (u, v) => [x + (glyphX + u) * size, y - (glyphY + v) * size]);
}

/** A line's glyphs along a circle, their middle at the top of it. */
export function outlinesOnArc(
  line: Line,
  { x, y, radius, size }: { x: number; y: number; radius: number; size: number },
): PathCommand[] {
  const start = -(line.width * size) / 2 / radius;
  return eachGlyph(line, (glyphX, glyphY, width) => {
    const angle = start + ((glyphX + width / 2) * size) / radius;
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    return (u, v) => {
      const [across, up] = [(u - width / 2) * size, radius + (glyphY + v) * size];
      return [x + across * cosine + up * sine, y + across * sine - up * cosine];
    };
  });
}

function eachGlyph(line: Line, place: (x: number, y: number, width: number) => Placement): PathCommand[] {
  return line.runs.flatMap(({ face, scale, glyphs }) => {
    const em = scale / face.unitsPerEm;
    return glyphs.flatMap((glyph) => {
      const to = place(glyph.x, glyph.y, face.widthOf(glyph.id) * em);
      return cubic(face.outlineOf(glyph.id), (x, y) => to(x * em, y * em));
    });
  });
}

/** Turns quadratic curves into cubic ones. */
function cubic(commands: readonly OutlineCommand[], to: Placement): PathCommand[] {
  let [penX, penY] = [0, 0];
  return commands.map(({ command, args }): PathCommand => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    const [fromX, fromY] = [penX, penY];
    const towards = (from: number, control: number) => from + ((control - from) * 2) / 3;
    switch (command) {
      case "moveTo":
      case "lineTo":
        [penX, penY] = [a, b];
        return [command === "moveTo" ? "M" : "L", ...to(a, b)];
      case "quadraticCurveTo":
        [penX, penY] = [c, d];
        return [
          "C",
          ...to(towards(fromX, a), towards(fromY, b)),
          ...to(towards(c, a), towards(d, b)),
          ...to(c, d),
        ];
      case "bezierCurveTo":
        [penX, penY] = [e, f];
        return ["C", ...to(a, b), ...to(c, d), ...to(e, f)];
      default:
        return ["Z"];
    }
  });
}
