import type { DocumentNode } from "../../shared/documents/nodes";

/** A picture of the site or from elsewhere. Width and height are of the original in pixels, 0 where unknown. */
export type PageImage = {
  src: string;
  /** What it shows; empty: the file's own words are taken. */
  alt: string;
  width: number;
  height: number;
};

/** What a prop of a component may hold. */
export type PropShape =
  | { kind: "text"; max: number }
  /** A word that says what is to be shown, and is not shown itself. */
  | { kind: "setting"; max: number }
  | { kind: "url" }
  | { kind: "choice"; of: readonly string[] }
  | { kind: "flag" }
  | { kind: "count"; least: number; most: number; first: number }
  | { kind: "picture" }
  | { kind: "document" }
  | { kind: "list"; of: Readonly<Record<string, PropShape>>; max: number }
  | { kind: "slot" };

export type PropShapes = Readonly<Record<string, PropShape>>;

/** A component within a page or a slot. */
export type ComponentData = { type: string; props: { id: string } & Record<string, unknown> };

type PropOf<Shape> = Shape extends { kind: "text" | "setting" | "url" }
  ? string
  : Shape extends { kind: "choice"; of: readonly (infer Choice)[] }
    ? Choice
    : Shape extends { kind: "flag" }
      ? boolean
      : Shape extends { kind: "count" }
        ? number
        : Shape extends { kind: "picture" }
          ? PageImage
          : Shape extends { kind: "document" }
            ? DocumentNode
            : Shape extends { kind: "list"; of: infer Of }
              ? PropsIn<Of>[]
              : Shape extends { kind: "slot" }
                ? ComponentData[]
                : never;

/** The props that shapes describe. */
export type PropsIn<Shapes> = { -readonly [Name in keyof Shapes]: PropOf<Shapes[Name]> };

export const text = (max: number) => ({ kind: "text", max }) as const;
export const setting = (max: number) => ({ kind: "setting", max }) as const;
export const url = { kind: "url" } as const;
export const flag = { kind: "flag" } as const;
export const picture = { kind: "picture" } as const;
export const richText = { kind: "document" } as const;
export const slot = { kind: "slot" } as const;
/** One of some words; the first where nothing else is said. */
export const choice = <const Of extends readonly string[]>(...of: Of) => ({ kind: "choice", of }) as const;
export const count = (least: number, most: number, first: number) =>
  ({ kind: "count", least, most, first }) as const;
export const list = <const Of extends PropShapes>(max: number, of: Of) =>
  ({ kind: "list", max, of }) as const;
