"use node";
import { outlines } from "./outlines";
import { escapeXml } from "./pdf";
import type { PathCommand, PathShape, Scene, Shape } from "./scene";

/** A scene as SVG: letters as outlines, so that it looks the same wherever it is shown. `title` is read out. */
export function writeSvg({ width, height, shapes }: Scene, title: string): string {
  const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
  const body = shapes.map(drawShape).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escapeXml(title)}</title>\n${body}\n</svg>`;
}

function drawShape(shape: Shape): string {
  switch (shape.kind) {
    case "path":
      return drawPath(shape);
    case "text": {
      const { lines, size, colour } = shape;
      const commands = lines.flatMap(({ line, x, y }) => outlines(line, { x, y, size }));
      return drawPath({ kind: "path", commands, fill: colour });
    }
    case "figure":
      return `<g>${shape.shapes.map(drawPath).join("")}</g>`;
    case "image": {
      const { x, y, width, height, image } = shape;
      const place = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
      return `<image ${place} href="data:image/png;base64,${Buffer.from(image.png).toString("base64")}"/>`;
    }
    default:
      return shape satisfies never;
  }
}

function drawPath({ commands, fill, stroke, strokeWidth = 1, opacity }: PathShape): string {
  const attributes = [`fill="${fill ?? "none"}"`];
  if (stroke !== undefined)
    attributes.push(`stroke="${stroke}" stroke-width="${short(strokeWidth)}" stroke-linejoin="round"`);
  if (opacity !== undefined) attributes.push(`opacity="${opacity}"`);
  return `<path ${attributes.join(" ")} d="${pathData(commands)}"/>`;
}

function pathData(commands: readonly PathCommand[]): string {
  return commands.map(([command, ...numbers]) => command + numbers.map(short).join(" ")).join("");
}

function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}
