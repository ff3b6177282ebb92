/** Where a page goes when its session ends; null for the sign-in page, which says so and leads back. */
let planned: string | null = null;

/** The page is left alone: what ended the session leads elsewhere by itself. */
export const STAY = "";

/** For a page that ends the session itself, and says more about it than that. */
export function planSessionEnd(to: string | null): void {
  planned = to;
}

/** Where to go now that the session of the page at `here` has ended; `STAY` for nowhere. */
export function afterSession(here: { pathname: string; search: string }): string {
  return planned ?? `/sign-in?ended&next=${encodeURIComponent(here.pathname + here.search)}`;
}

/** The session is being ended here, and the page is about to go: what its queries then say concerns nobody. */
export function isLeaving(): boolean {
  return planned === STAY;
}
