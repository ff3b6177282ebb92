import type { DocumentNode } from "../../../convex/shared/documents/nodes";
import classes from "./document.module.css";

/** The colours that the editor offers; every other one that a document may name is not shown. */
const TEXT: ReadonlyMap<unknown, string | undefined> = new Map([
  ["gray", classes.textGray],
  ["brown", classes.textBrown],
  ["red", classes.textRed],
  ["orange", classes.textOrange],
  ["yellow", classes.textYellow],
  ["green", classes.textGreen],
  ["blue", classes.textBlue],
  ["purple", classes.textPurple],
  ["pink", classes.textPink],
]);

const BACK: ReadonlyMap<unknown, string | undefined> = new Map([
  ["gray", classes.backGray],
  ["brown", classes.backBrown],
  ["red", classes.backRed],
  ["orange", classes.backOrange],
  ["yellow", classes.backYellow],
  ["green", classes.backGreen],
  ["blue", classes.backBlue],
  ["purple", classes.backPurple],
  ["pink", classes.backPink],
]);

const ALIGNED: ReadonlyMap<unknown, string | undefined> = new Map([
  ["center", classes.center],
  ["right", classes.end],
  ["justify", classes.justify],
]);

/** The classes for a block's colours and alignment, after those of its own. */
export function look({ attrs }: DocumentNode, ...own: (string | undefined)[]): string | undefined {
  return named([
    ...own,
    TEXT.get(attrs?.textColor),
    BACK.get(attrs?.backgroundColor),
    ALIGNED.get(attrs?.textAlignment),
  ]);
}

/** The class for words in a colour; nothing for a colour that is not offered. */
export function textColour(colour: unknown): string | undefined {
  return TEXT.get(colour);
}

/** The class for words on a colour; nothing for a colour that is not offered. */
export function backColour(colour: unknown): string | undefined {
  return BACK.get(colour);
}

function named(names: (string | undefined)[]): string | undefined {
  const known = names.filter((name) => name !== undefined && name !== "");
  return known.length === 0 ? undefined : known.join(" ");
}
