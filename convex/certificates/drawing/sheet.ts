"use node";
import { fitText } from "./fitting";
import type { Setting } from "./itemization";
import type { Scene, Shape, TextShape } from "./scene";
import type { TextStyle } from "./typesetting";

export type Align = "left" | "centre" | "right";

/** How a text is written. `size` is what it shrinks from when it is too wide for its room. */
export type Writing = {
  style: TextStyle;
  size: number;
  colour: string;
  role?: TextShape["role"];
  /** Most lines it may take; one if not said. */
  lines?: number;
  /** Distance of baselines, in sizes. */
  leading?: number;
};

/** A text, or something drawn, in a column; `gap` is the space above. */
export type Block =
  | ({ gap: number; text: string } & Writing)
  | { gap: number; height: number; draw(x: number, y: number, width: number): Shape[] };

/** Height of capitals in sizes: what a line of text is reckoned to take above its baseline. */
const CAPITALS = 0.68;
const LEADING = 1.25;
/** How far a column is made smaller, step by step, until it fits. */
const REDUCTIONS = [1, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5];

/** A page in the making. */
export class Sheet {
  readonly shapes: Shape[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
    readonly setting: Setting,
  ) {}

  get scene(): Scene {
    return { width: this.width, height: this.height, shapes: this.shapes };
  }

  add(...shapes: Shape[]): void {
    this.shapes.push(...shapes);
  }

  /** Writes a text in a box as wide as `width`, its first baseline at `y`. Answers with its last baseline. */
  async write(
    text: string,
    box: { x: number; y: number; width: number; align: Align },
    writing: Writing,
  ): Promise<number> {
    const { lines = 1, style, size, leading = LEADING, colour, role = "paragraph" } = writing;
    const fitted = await fitText(text, style, { width: box.width, size, lines }, this.setting);
    const placed = fitted.lines.map((line, index) => ({
      line,
      x: box.x + (box.width - line.width * fitted.size) * SHARES[box.align],
      y: box.y + index * leading * fitted.size,
    }));
    this.add({ kind: "text", lines: placed, size: fitted.size, colour, role });
    return placed.at(-1)?.y ?? box.y;
  }

  /**
   * Writes blocks below each other into a box, smaller if need be. What space is left stands above and below:
   * `above` is the share above.
   */
  async column(
    blocks: readonly Block[],
    box: { x: number; y: number; width: number; height: number; align: Align; above: number },
  ): Promise<void> {
    for (const reduction of REDUCTIONS) {
      const { shapes, height } = await this.#stack(blocks, box, reduction);
      if (height > box.height && reduction !== REDUCTIONS.at(-1)) continue;
      const shift = Math.max(0, box.height - height) * box.above;
      this.add(...shapes(shift));
      return;
    }
  }

  async #stack(
    blocks: readonly Block[],
    box: { x: number; y: number; width: number; align: Align },
    reduction: number,
  ): Promise<{ shapes(shift: number): Shape[]; height: number }> {
    let top = box.y;
    const drawn: ((shift: number) => Shape[])[] = [];
    for (const [index, block] of blocks.entries()) {
      const y = (top += index === 0 ? 0 : block.gap * reduction);
      if ("draw" in block) {
        drawn.push((shift) => block.draw(box.x, y + shift, box.width));
        top += block.height;
        continue;
      }
      const part = new Sheet(this.width, this.height, this.setting);
      const size = block.size * reduction;
      const last = await part.write(block.text, { ...box, y: y + CAPITALS * size }, { ...block, size });
      drawn.push((shift) => part.shapes.map((shape) => moved(shape, shift)));
      top = last;
    }
    return { shapes: (shift) => drawn.flatMap((draw) => draw(shift)), height: top - box.y };
  }
}

const SHARES: Record<Align, number> = { left: 0, centre: 0.5, right: 1 };

function moved(shape: Shape, shift: number): Shape {
  if (shape.kind !== "text") return shape;
  return { ...shape, lines: shape.lines.map((line) => ({ ...line, y: line.y + shift })) };
}
