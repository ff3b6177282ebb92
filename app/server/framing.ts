/** Whether pages of others may show a page of ours in a frame: a certificate's card alone, on which nothing can be done. */
export function isFramed(pathname: string): boolean {
  return pathname.startsWith("/embed/");
}
