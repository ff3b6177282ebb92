type Pair<V> = readonly [string, V];
type Kind = "keys" | "values" | "entries";

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object;

/**
 * Makes iterators over a live list of pairs, as URLSearchParams, Headers and FormData have them: entries
 * added or removed while iterating are seen. `name` is the class they belong to.
 */
export function pairIterators<V>(name: string) {
  const state = new WeakMap<object, { list: () => readonly Pair<V>[]; kind: Kind; index: number }>();
  const prototype = Object.create(IteratorPrototype, {
    next: {
      value(this: object): IteratorResult<unknown> {
        const at = state.get(this);
        if (at === undefined) throw new TypeError(`Value of "this" must be of type ${name} Iterator`);
        const pair = at.list()[at.index];
        if (pair === undefined) return { value: undefined, done: true };
        at.index += 1;
        if (at.kind === "entries") return { value: [pair[0], pair[1]], done: false };
        return { value: at.kind === "keys" ? pair[0] : pair[1], done: false };
      },
      writable: true,
      enumerable: true,
      configurable: true,
    },
    [Symbol.toStringTag]: { value: `${name} Iterator`, configurable: true },
  }) as object;
  function make<T>(list: () => readonly Pair<V>[], kind: Kind): IterableIterator<T> {
    const iterator = Object.create(prototype) as IterableIterator<T>;
    state.set(iterator, { list, kind, index: 0 });
    return iterator;
  }
  return {
    keys: (list: () => readonly Pair<V>[]) => make<string>(list, "keys"),
    values: (list: () => readonly Pair<V>[]) => make<V>(list, "values"),
    entries: (list: () => readonly Pair<V>[]) => make<[string, V]>(list, "entries"),
  };
}

/**
 * The pairs of an initializer: a sequence of two-item sequences, or a record. Throws a TypeError made of
 * `prefix` for anything else.
 */
export function pairsOf(init: object, prefix: string): [unknown, unknown][] {
  const iterate = (init as Partial<Iterable<unknown>>)[Symbol.iterator];
  if (iterate === undefined || iterate === null) {
    return Reflect.ownKeys(init).flatMap((key): [unknown, unknown][] => {
      if (!Object.getOwnPropertyDescriptor(init, key)?.enumerable) return [];
      if (typeof key === "symbol") throw new TypeError(`${prefix}: a key is a Symbol`);
      return [[key, (init as Record<string, unknown>)[key]]];
    });
  }
  return [...(init as Iterable<unknown>)].map((pair): [unknown, unknown] => {
    if (typeof pair !== "object" || pair === null || !(Symbol.iterator in pair)) {
      throw new TypeError(`${prefix}: Sequence initializer must only contain pair elements`);
    }
    const items = [...(pair as Iterable<unknown>)];
    if (items.length !== 2) {
      throw new TypeError(`${prefix}: Sequence initializer must only contain pair elements`);
    }
    return [items[0], items[1]];
  });
}
