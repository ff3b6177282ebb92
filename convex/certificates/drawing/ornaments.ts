"use node";
import { circle, type Colour, type PathCommand, type PathShape } from "./scene";

type Point = readonly [number, number];

/** A smooth curve through `count` steps of a function of 0…1; `slope` is its derivative. */
export function curve(at: (t: number) => Point, slope: (t: number) => Point, count: number): PathCommand[] {
  const commands: PathCommand[] = [["M", ...at(0)]];
  const step = 1 / count;
  for (let index = 0; index < count; index++) {
    const [t0, t1] = [index * step, (index + 1) * step];
    const [[x0, y0], [x1, y1]] = [at(t0), at(t1)];
    const [[u0, v0], [u1, v1]] = [slope(t0), slope(t1)];
    const third = step / 3;
    commands.push(["C", x0 + u0 * third, y0 + v0 * third, x1 - u1 * third, y1 - v1 * third, x1, y1]);
  }
  return commands;
}

/** Interlaced waves along a straight band, as on banknotes: from a point, for a length, across or down. */
export function waves(
  band: { x: number; y: number; length: number; breadth: number; down: boolean },
  line: { stroke: Colour; strokeWidth: number },
): PathShape {
  const { x, y, length, breadth, down } = band;
  const periods = Math.max(2, Math.round(length / (breadth * 2.4)));
  const place = (along: number, across: number): Point => (down ? [across, along] : [along, across]);
  const commands = WAVES.flatMap(({ phase, share }) => {
    const [turn, height] = [periods * 2 * Math.PI, (breadth / 2) * share];
    const at = (t: number): Point => {
      const [dx, dy] = place(t * length, height * Math.sin(turn * t + phase));
      return [x + dx, y + dy];
    };
    const slope = (t: number) => place(length, height * turn * Math.cos(turn * t + phase));
    return curve(at, slope, periods * 4);
  });
  return { kind: "path", commands, ...line };
}

const WAVES = [0, 1, 2, 3].map((index) => ({
  phase: (index * Math.PI) / 2,
  share: index % 2 === 0 ? 1 : 0.55,
}));

/** A rosette: `strands` curves that swing between two radii `lobes` times on their way round. */
export function rosette(
  centre: Point,
  radii: { inner: number; outer: number },
  { lobes, strands }: { lobes: number; strands: number },
): PathCommand[] {
  const middle = (radii.inner + radii.outer) / 2;
  const swing = (radii.outer - radii.inner) / 2;
  return Array.from({ length: strands }, (_, index) => (index * 2 * Math.PI) / strands).flatMap((phase) => {
    const radius = (angle: number) => middle + swing * Math.cos(lobes * angle + phase);
    const growth = (angle: number) => -swing * lobes * Math.sin(lobes * angle + phase);
    const at = (t: number): Point => {
      const angle = t * 2 * Math.PI;
      return [centre[0] + radius(angle) * Math.cos(angle), centre[1] + radius(angle) * Math.sin(angle)];
    };
    const slope = (t: number): Point => {
      const angle = t * 2 * Math.PI;
      const [r, g] = [radius(angle), growth(angle)];
      const x = g * Math.cos(angle) - r * Math.sin(angle);
      const y = g * Math.sin(angle) + r * Math.cos(angle);
      return [x * 2 * Math.PI, y * 2 * Math.PI];
    };
    return [...curve(at, slope, lobes * 4), ["Z"] as const];
  });
}

/** A seal's body: a scalloped disc, rings and a rosette, round an empty middle of `0.46 · radius`. */
export function sealBody(
  centre: Point,
  radius: number,
  { accent, paper }: { accent: Colour; paper: Colour },
): PathShape[] {
  const [x, y] = centre;
  const ring = (share: number, strokeWidth: number): PathShape => ({
    kind: "path",
    commands: circle(x, y, radius * share),
    stroke: paper,
    strokeWidth: radius * strokeWidth,
  });
  return [
    {
      kind: "path",
      commands: rosette(centre, { inner: radius * 0.955, outer: radius }, { lobes: 40, strands: 1 }),
      fill: accent,
    },
    ring(0.9, 0.012),
    ring(0.62, 0.012),
    {
      kind: "path",
      commands: rosette(centre, { inner: radius * 0.47, outer: radius * 0.6 }, { lobes: 18, strands: 3 }),
      stroke: paper,
      strokeWidth: radius * 0.008,
      opacity: 0.7,
    },
    ring(0.45, 0.012),
  ];
}
