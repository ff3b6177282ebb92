import type { FocalPoint } from "../../../convex/media/rules/pictures";

const STEP = 0.01;
const LARGE_STEP = 0.1;
const ARROWS: Record<string, FocalPoint> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where a key moves the point to, within the picture; null for a key that moves nothing. */
export function movedPoint({ x, y }: FocalPoint, key: string, far: boolean): FocalPoint | null {
  const by = ARROWS[key];
  if (by === undefined) return null;
  const step = far ? LARGE_STEP : STEP;
  return { x: share(x + by.x * step), y: share(y + by.y * step) };
}

type Box = { left: number; top: number; width: number; height: number };

/** The share of a picture at which a pointer stands, both on the screen. */
export function pointAt(pointer: FocalPoint, { left, top, width, height }: Box): FocalPoint {
  return { x: share((pointer.x - left) / width), y: share((pointer.y - top) / height) };
}

/** Between 0 and 1, in hundredths. */
function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
}
