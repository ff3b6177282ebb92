const DAY_MS = 86_400_000;

/** When a copy of a cohort that begins on another day ends, and by how many days it moves; null for what is no day. */
export function movedEnd(
  { startDate, endDate }: { startDate: string; endDate: string },
  newStart: string,
): { days: number; endDate: string } | null {
  const [from, to, end] = [startDate, newStart, endDate].map((date) => Date.parse(`${date}T00:00:00Z`));
  if (from === undefined || to === undefined || end === undefined || Number.isNaN(to)) return null;
  return {
    days: Math.round((to - from) / DAY_MS),
    endDate: new Date(end + to - from).toISOString().slice(0, 10),
  };
}
