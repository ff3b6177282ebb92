const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

/** A size for error messages, such as "1 MiB" or "1.05 MiB": two decimals unless the number is whole. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1024 && unit < UNITS.length - 1; unit++) size /= 1024;
  return `${Number.isInteger(size) ? size : size.toFixed(2)} ${UNITS[unit] ?? "B"}`;
}
