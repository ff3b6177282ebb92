/**
 * Which of the links the page at `pathname` belongs to: the longest that is it or lies above it.
 * @returns the link's address, or null
 */
export function currentLink(pathname: string, addresses: readonly string[]): string | null {
  const above = addresses.filter(
    (address) => pathname === address || pathname.startsWith(address.endsWith("/") ? address : `${address}/`),
  );
  return above.reduce<string | null>(
    (longest, address) => (longest === null || address.length > longest.length ? address : longest),
    null,
  );
}
