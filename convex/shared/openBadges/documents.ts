import type { Json } from "../json";

/** What a document at an address cannot be had for: no network, no such host, no answer, no JSON. */
export class Unreachable extends Error {
  constructor(readonly url: string) {
    super(`${url} could not be read.`);
  }
}

/**
 * Gets the JSON at an address, or its text where it is no JSON, as with a JWT. Whoever gives it sees to limits of
 * time and size and to which hosts may be asked.
 *
 * @throws Unreachable where it cannot be had; another error is one of the program
 */
export type FetchJson = (url: string) => Promise<Json>;

/** How many documents one verification may ask for: more is somebody making us ask. */
const MAX_FETCHES = 12;

/** Asks for each document once, and for no more than a verification needs. Offline where `fetchJson` is not given. */
export function documentsBy(fetchJson: FetchJson | undefined, known?: ReadonlyMap<string, Json>): FetchJson {
  const asked = new Map<string, Promise<Json>>();
  return (url) => {
    const document = known?.get(url);
    if (document !== undefined) return Promise.resolve(document);
    const before = asked.get(url);
    if (before !== undefined) return before;
    if (fetchJson === undefined || asked.size >= MAX_FETCHES) return Promise.reject(new Unreachable(url));
    const asking = fetchJson(url);
    asked.set(url, asking);
    return asking;
  };
}
