import type { Item, Read } from "./references";

/**
 * What a read should give of a table's documents, and which documents it looks at: worked out from
 * the documents alone, knowing nothing of the engine.
 */
export type ReadModel = {
  /** Documents in the order the read gives them; an error that names those that are too many. */
  result(documents: readonly Item[]): Item[] | Item | number | null | Error;
  /** Whether the read, as it last ran over `documents`, depends on `document` being as it is. */
  looksAt(documents: readonly Item[], document: Item): boolean;
};

/** The order of the index by group and rank: ties by creation time, of which no two are equal. */
function byRank(a: Item, b: Item): number {
  return a.rank - b.rank || byCreation(a, b);
}

const byCreation = (a: Item, b: Item): number => a._creationTime - b._creationTime;

/** All documents that pass, in an order. */
function whole(passes: (item: Item) => boolean, order: (a: Item, b: Item) => number): ReadModel {
  return {
    result: (documents) => documents.filter(passes).sort(order),
    looksAt: (_, document) => passes(document),
  };
}

/** The first documents that pass: a read that has enough looks no further than the last it took. */
function prefix(
  passes: (item: Item) => boolean,
  order: (a: Item, b: Item) => number,
  count: number,
  toResult: (taken: Item[]) => ReturnType<ReadModel["result"]>,
): ReadModel {
  const take = (documents: readonly Item[]) => documents.filter(passes).sort(order).slice(0, count);
  return {
    result: (documents) => toResult(take(documents)),
    looksAt: (documents, document) => {
      const taken = take(documents);
      const last = taken.length < count ? undefined : taken.at(-1);
      return passes(document) && (last === undefined || order(document, last) <= 0);
    },
  };
}

/** A page ends where it ended when it ran first. */
function page(group: string, count: number, atStart: readonly Item[]): ReadModel {
  const inGroup = (item: Item) => item.group === group;
  const first = atStart.filter(inGroup).sort(byRank).slice(0, count);
  const end = first.length < count ? undefined : first.at(-1);
  return whole((item) => inGroup(item) && (end === undefined || byRank(item, end) <= 0), byRank);
}

/** Words of the text; the last one also as the beginning of a word. */
function search(text: string, group: string | undefined): ReadModel {
  const wanted = text.split(" ");
  const last = wanted.at(-1) ?? "";
  const finds = ({ label }: Item) =>
    label.split(" ").some((word) => wanted.includes(word) || word.startsWith(last));
  return whole((item) => (group === undefined || item.group === group) && finds(item), byCreation);
}

function notUnique(found: readonly Item[]): Error {
  const ids = found.map(({ _id }) => _id).join(", ");
  return new Error(`unique() query returned more than one result from table items:\n [${ids}, ...]`);
}

/** The model of a read that runs first when the table holds `atStart`. */
export function modelOf(read: Read, atStart: readonly Item[]): ReadModel {
  const inGroup = (group: string) => (item: Item) => item.group === group;
  switch (read.kind) {
    case "get":
      return {
        result: (documents) => documents.find(({ _id }) => _id === read.id) ?? null,
        looksAt: (_, { _id }) => _id === read.id,
      };
    case "inGroup":
    case "nested":
      return whole(inGroup(read.group), byCreation);
    case "between":
      return whole(
        (item) => item.group === read.group && item.rank > read.from && item.rank < read.to,
        byRank,
      );
    case "fromTo":
      return whole(
        (item) => item.group === read.group && item.rank >= read.from && item.rank <= read.to,
        (a, b) => byRank(b, a),
      );
    case "lowest":
      return prefix(inGroup(read.group), byRank, read.count, (taken) => taken);
    case "highest":
      return prefix(
        inGroup(read.group),
        (a, b) => byRank(b, a),
        read.count,
        (taken) => taken,
      );
    case "firstAbove": {
      const above = (item: Item) => item.group === read.group && item.rank > read.rank;
      return prefix(above, byRank, 1, ([first]) => first ?? null);
    }
    case "only": {
      const equal = (item: Item) => item.group === read.group && item.rank === read.rank;
      return prefix(equal, byRank, 2, (taken) => (taken.length > 1 ? notUnique(taken) : (taken[0] ?? null)));
    }
    case "page":
      return page(read.group, read.count, atStart);
    case "total":
      return { result: (documents) => documents.length, looksAt: () => true };
    case "labelled": {
      const { result } = whole((item) => item.group === read.group && item.label === read.label, byCreation);
      return { result, looksAt: (_, document) => document.group === read.group };
    }
    case "search":
      return search(read.text, read.group);
    case "inCity":
      return whole(({ place }) => place?.city === read.city, byCreation);
  }
}
