import type { SearchRead } from "./readSet";

/** A document as a search index sees it, before or after a write: its terms and the key of each filter field. */
export type SearchWrite = { index: number; terms: ReadonlySet<string>; filters: ReadonlyMap<string, string> };

/** Holders by term, for all reads that ask for the same keys in the same filter fields. */
type Terms<S> = { exact: Map<string, Map<S, number>>; prefix: Map<string, Map<S, number>> };

/** The reads of one index that filter by the same fields: `fields` sorted, then by the keys asked for. */
type Shape<S> = { fields: string[]; byKeys: Map<string, Terms<S>> };

/**
 * Which holders search for what. A written document is looked up by its filter keys first and by
 * its terms then, so that searches confined to other tenants cost nothing.
 */
export class SearchReads<S> {
  readonly #indexes = new Map<number, Map<string, Shape<S>>>();

  add(read: SearchRead, holder: S): void {
    const { fields, keys } = sortedFilters(read);
    const shapes = getOrMake(this.#indexes, read.index, () => new Map<string, Shape<S>>());
    const shape = getOrMake(shapes, joined(fields), () => ({ fields, byKeys: new Map<string, Terms<S>>() }));
    const terms = getOrMake(shape.byKeys, joined(keys), () => ({ exact: new Map(), prefix: new Map() }));
    for (const term of read.terms) count(terms.exact, term, holder);
    if (read.prefix !== null) count(terms.prefix, read.prefix, holder);
  }

  /** Undoes one `add` of the same read. */
  remove(read: SearchRead, holder: S): void {
    const { fields, keys } = sortedFilters(read);
    const shapes = this.#indexes.get(read.index);
    const shape = shapes?.get(joined(fields));
    const terms = shape?.byKeys.get(joined(keys));
    if (shapes === undefined || shape === undefined || terms === undefined) return;
    for (const term of read.terms) uncount(terms.exact, term, holder);
    if (read.prefix !== null) uncount(terms.prefix, read.prefix, holder);
    if (terms.exact.size === 0 && terms.prefix.size === 0) shape.byKeys.delete(joined(keys));
    if (shape.byKeys.size === 0) shapes.delete(joined(fields));
    if (shapes.size === 0) this.#indexes.delete(read.index);
  }

  /** Puts the holders of every read that finds the document into `found`. */
  collect(write: SearchWrite, found: Set<S>): void {
    for (const { fields, byKeys } of this.#indexes.get(write.index)?.values() ?? []) {
      const terms = byKeys.get(joined(fields.map((field) => write.filters.get(field) ?? "")));
      if (terms === undefined) continue;
      for (const term of write.terms) {
        addAll(terms.exact.get(term), found);
        if (terms.prefix.size === 0) continue;
        for (let length = 1; length <= term.length; length++)
          addAll(terms.prefix.get(term.slice(0, length)), found);
      }
    }
  }
}

function sortedFilters(read: SearchRead): { fields: string[]; keys: string[] } {
  const sorted = [...read.filters].sort((a, b) => (a.field < b.field ? -1 : a.field === b.field ? 0 : 1));
  return { fields: sorted.map(({ field }) => field), keys: sorted.map(({ key }) => key) };
}

/** One text for a list of texts, different for different lists. */
function joined(parts: string[]): string {
  return parts.map((part) => `${part.length}:${part}`).join("");
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function count<S>(terms: Map<string, Map<S, number>>, term: string, holder: S): void {
  const holders = getOrMake(terms, term, () => new Map<S, number>());
  holders.set(holder, (holders.get(holder) ?? 0) + 1);
}

function uncount<S>(terms: Map<string, Map<S, number>>, term: string, holder: S): void {
  const holders = terms.get(term);
  const times = holders?.get(holder);
  if (holders === undefined || times === undefined) return;
  if (times > 1) holders.set(holder, times - 1);
  else holders.delete(holder);
  if (holders.size === 0) terms.delete(term);
}

function addAll<S>(holders: Map<S, number> | undefined, found: Set<S>): void {
  if (holders === undefined) return;
  for (const holder of holders.keys()) found.add(holder);
}
