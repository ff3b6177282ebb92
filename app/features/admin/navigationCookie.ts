const NAME = "navigation";
const COLLAPSED = "collapsed";
const YEAR_S = 365 * 24 * 3600;

/** Whether this browser left the navigation collapsed: known to the server, so that the page does not jump. */
export function isCollapsed(request: Request): boolean {
  const cookies = (request.headers.get("Cookie") ?? "").split(";");
  return cookies.some((cookie) => cookie.trim() === `${NAME}=${COLLAPSED}`);
}

/** Remembers it in this browser. */
export function keepCollapsed(collapsed: boolean): void {
  const age = collapsed ? YEAR_S : 0;
  document.cookie = `${NAME}=${COLLAPSED}; Path=/admin; Max-Age=${age}; SameSite=Lax`;
}
