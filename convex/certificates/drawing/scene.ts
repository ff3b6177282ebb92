"use node";
import type { PreparedImage } from "./images";
import type { Line } from "./typesetting";

/** A picture of what is drawn, from back to front. Lengths in points from the top left corner, y downwards. */
export type Scene = { width: number; height: number; shapes: Shape[] };

/** `#rrggbb`. */
export type Colour = string;

/** Pen movements with absolute coordinates: move, line, cubic curve, close. */
export type PathCommand =
  | readonly ["M" | "L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

export type PathShape = {
  kind: "path";
  commands: readonly PathCommand[];
  fill?: Colour;
  stroke?: Colour;
  strokeWidth?: number;
  opacity?: number;
};

/** Lines that belong together, each at its left end and baseline. A heading is found by who has the page read out. */
export type TextShape = {
  kind: "text";
  lines: { line: Line; x: number; y: number }[];
  size: number;
  colour: Colour;
  role: "heading" | "paragraph";
};

export type ImageShape = {
  kind: "image";
  image: PreparedImage;
  x: number;
  y: number;
  width: number;
  height: number;
  alternative: string;
};

/** Paths that mean something together, and what. */
export type FigureShape = { kind: "figure"; alternative: string; shapes: PathShape[] };

export type Shape = PathShape | TextShape | ImageShape | FigureShape;

/** A path for a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): PathCommand[] {
  return polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
}

/** A path for a straight line. */
export function straight(x1: number, y1: number, x2: number, y2: number): PathCommand[] {
  return [
    ["M", x1, y1],
    ["L", x2, y2],
  ];
}

/** A closed path through points. */
export function polygon(points: readonly (readonly [number, number])[]): PathCommand[] {
  return [...points.map(([x, y], index) => [index === 0 ? "M" : "L", x, y] as const), ["Z"]];
}

/** A path for a circle: four cubic curves. */
export function circle(x: number, y: number, radius: number): PathCommand[] {
  const k = radius * QUARTER;
  return [
    ["M", x + radius, y],
    ["C", x + radius, y + k, x + k, y + radius, x, y + radius],
    ["C", x - k, y + radius, x - radius, y + k, x - radius, y],
    ["C", x - radius, y - k, x - k, y - radius, x, y - radius],
    ["C", x + k, y - radius, x + radius, y - k, x + radius, y],
    ["Z"],
  ];
}

/** How far the handles of a quarter circle stand from its ends. */
const QUARTER = 0.5522847498;
