import inspect from "object-inspect";
import { pairIterators, pairsOf } from "./pairs";
import { parseUrlencoded, serializeUrlencoded } from "./urlencoded";
import { enumerable, requireArguments, usvString } from "./webidl";

const iterators = pairIterators<string>("URLSearchParams");
const on = (method: string): string => `Failed to execute '${method}' on 'URLSearchParams'`;

/** Gives a URL's params a new list, without telling the URL. Filled in by the class. */
export let replacePairs: (params: URLSearchParams, query: string) => void;
/** Has `update` called with the new query whenever the params change. Filled in by the class. */
export let linkToUrl: (params: URLSearchParams, update: (query: string) => void) => void;

export class URLSearchParams {
  #pairs: [string, string][] = [];
  #update: ((query: string) => void) | undefined;

  static {
    replacePairs = (params, query) => {
      params.#pairs = parseUrlencoded(query.startsWith("?") ? query.slice(1) : query);
    };
    linkToUrl = (params, update) => {
      params.#update = update;
    };
  }

  constructor(init: unknown = "") {
    if (init === null) return;
    if (typeof init === "object" || typeof init === "function") {
      this.#pairs = pairsOf(init, "Failed to construct 'URLSearchParams'").map(([name, value]) => [
        usvString(name),
        usvString(value),
      ]);
    } else {
      replacePairs(this, usvString(init));
    }
  }

  #changed(): void {
    this.#update?.(this.toString());
  }

  get size(): number {
    return this.#pairs.length;
  }

  append(name: string, value: string): void {
    requireArguments(arguments.length, 2, on("append"));
    this.#pairs.push([usvString(name), usvString(value)]);
    this.#changed();
  }

  delete(name: string, value?: string): void {
    requireArguments(arguments.length, 1, on("delete"));
    const matches = matcher(name, value);
    this.#pairs = this.#pairs.filter((pair) => !matches(pair));
    this.#changed();
  }

  get(name: string): string | null {
    requireArguments(arguments.length, 1, on("get"));
    return this.#pairs.find(matcher(name))?.[1] ?? null;
  }

  getAll(name: string): string[] {
    requireArguments(arguments.length, 1, on("getAll"));
    return this.#pairs.filter(matcher(name)).map(([, value]) => value);
  }

  has(name: string, value?: string): boolean {
    requireArguments(arguments.length, 1, on("has"));
    return this.#pairs.some(matcher(name, value));
  }

  set(name: string, value: string): void {
    requireArguments(arguments.length, 2, on("set"));
    const matches = matcher(name);
    const first = this.#pairs.findIndex(matches);
    const pair: [string, string] = [usvString(name), usvString(value)];
    if (first < 0) this.#pairs.push(pair);
    else {
      this.#pairs[first] = pair;
      this.#pairs = this.#pairs.filter((each, index) => index <= first || !matches(each));
    }
    this.#changed();
  }

  sort(): void {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#changed();
  }

  forEach(callback: (value: string, name: string, params: URLSearchParams) => void, thisArg?: unknown): void {
    requireArguments(arguments.length, 1, on("forEach"));
    for (const [name, value] of this.entries()) callback.call(thisArg, value, name, this);
  }

  keys(): IterableIterator<string> {
    return iterators.keys(() => this.#pairs);
  }

  values(): IterableIterator<string> {
    return iterators.values(() => this.#pairs);
  }

  entries(): IterableIterator<[string, string]> {
    return iterators.entries(() => this.#pairs);
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  toString(): string {
    return serializeUrlencoded(this.#pairs);
  }

  /** How `console` shows it. */
  inspect(): string {
    const pairs = this.#pairs.map(([name, value]) => `${inspect(name)} => ${inspect(value)}`);
    return `${this.constructor.name} {${pairs.length === 0 ? "" : ` ${pairs.join(", ")} `}}`;
  }

  get [Symbol.toStringTag](): string {
    return "URLSearchParams";
  }
}

function matcher(name: unknown, value?: unknown): (pair: [string, string]) => boolean {
  const wanted = usvString(name);
  if (value === undefined) return ([each]) => each === wanted;
  const wantedValue = usvString(value);
  return ([each, eachValue]) => each === wanted && eachValue === wantedValue;
}

enumerable(
  URLSearchParams.prototype,
  ...[
    "append",
    "delete",
    "get",
    "getAll",
    "has",
    "set",
    "sort",
    "forEach",
    "keys",
    "values",
    "entries",
    "toString",
    "size",
  ],
);
