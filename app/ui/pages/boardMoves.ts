/** A column of a board and what lies in it, in order. */
export type BoardColumn<Card> = { id: string; label: string; cards: readonly Card[] };

/**
 * Where a card goes that is in `from` and is moved by an arrow key.
 * @param reading the direction in which columns follow each other on the screen
 * @returns the column's id, or null where there is none on that side
 */
export function columnBeside(
  columns: readonly { id: string }[],
  from: string,
  key: string,
  reading: "ltr" | "rtl",
): string | null {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (way === undefined) return null;
  const index = columns.findIndex(({ id }) => id === from);
  return columns[index + (reading === "ltr" ? way : -way)]?.id ?? null;
}
