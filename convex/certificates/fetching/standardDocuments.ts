"use node";

import { HOUR, MINUTE } from "../../shared/time";

/** Where 1EdTech keeps the schemas that every badge names. */
const STANDARD = "https://purl.imsglobal.org/";
const KEPT = HOUR;
const TRIED_AGAIN = MINUTE;

type Kept = { document: Promise<unknown>; until: number };

const kept = new Map<string, Kept>();
const MAX_KEPT = 20;

/**
 * Fetches through a function, and keeps what belongs to the standard itself for as long as the process lives and an
 * hour at most: each badge asks for it. What could not be had is tried again after a minute.
 */
export async function fetchOnce(
  url: string,
  fetchJson: (url: string) => Promise<unknown>,
  now: number,
): Promise<unknown> {
  if (!url.startsWith(STANDARD)) return fetchJson(url);
  const before = kept.get(url);
  if (before !== undefined && before.until > now) return before.document;
  if (kept.size >= MAX_KEPT) kept.clear();
  const asking: Kept = { document: fetchJson(url), until: now + KEPT };
  kept.set(url, asking);
  asking.document.catch(() => (asking.until = now + TRIED_AGAIN));
  return asking.document;
}
