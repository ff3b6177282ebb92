import { settings } from "./settings";

/** Where this server reaches a stored file, or a place to store one: browsers may know Convex by another name. */
export function storedAt(url: string): string {
  const at = url.indexOf("/api/storage/");
  return at === -1 ? url : settings().CONVEX_URL.replace(/\/$/, "") + url.slice(at);
}
