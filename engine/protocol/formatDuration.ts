/** A time in milliseconds for error messages, such as "1s", "1.5s" or "300ms". */
export function formatDuration(ms: number): string {
  return ms < 1000 ? `${ms}ms` : `${ms / 1000}s`;
}
