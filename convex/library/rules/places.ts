/** The place of something that comes between two others, or null where no number lies between them. */
export function placeBetween(before: number | undefined, after: number | undefined): number | null {
  if (after === undefined) return (before ?? 0) + 1;
  const place = before === undefined ? after - 1 : before + (after - before) / 2;
  return place < after && (before === undefined || place > before) ? place : null;
}
