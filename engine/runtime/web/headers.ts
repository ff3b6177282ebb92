import inspect from "object-inspect";
import { pairIterators, pairsOf } from "./pairs";
import { enumerable, requireArguments } from "./webidl";

const iterators = pairIterators<string>("Headers");
const on = (method: string): string => `Failed to execute '${method}' on 'Headers'`;

function normalizeName(name: unknown, prefix: string): string {
  const text = String(name);
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text)) throw new TypeError(`${prefix}: Invalid name`);
  return text.toLowerCase();
}

function normalizeValue(value: unknown, prefix: string): string {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (/[\0\r\n]|[^\0-\xff]/.test(text)) throw new TypeError(`${prefix}: Invalid value`);
  return text;
}

export class Headers {
  /** By lower-case name, in the order given. */
  #list: [string, string][] = [];
  #sorted: [string, string][] | undefined;

  constructor(init?: unknown) {
    const prefix = "Failed to construct 'Headers'";
    if (init === undefined) return;
    if ((typeof init !== "object" && typeof init !== "function") || init === null) {
      throw new TypeError(`${prefix}: The provided value is not of type '(record or sequence)'.`);
    }
    if (init instanceof Headers && init[Symbol.iterator] === Headers.prototype[Symbol.iterator]) {
      this.#list = init.#list.map(([name, value]) => [name, value]);
    } else {
      for (const [name, value] of pairsOf(init, prefix)) {
        this.#list.push([normalizeName(name, prefix), normalizeValue(value, prefix)]);
      }
    }
  }

  #change(list: [string, string][]): void {
    this.#list = list;
    this.#sorted = undefined;
  }

  append(name: string, value: string): void {
    requireArguments(arguments.length, 2, on("append"));
    this.#change([...this.#list, [normalizeName(name, on("append")), normalizeValue(value, on("append"))]]);
  }

  set(name: string, value: string): void {
    requireArguments(arguments.length, 2, on("set"));
    const key = normalizeName(name, on("set"));
    const text = normalizeValue(value, on("set"));
    const first = this.#list.findIndex(([each]) => each === key);
    if (first < 0) return this.#change([...this.#list, [key, text]]);
    this.#change(
      this.#list.flatMap((pair, index): [string, string][] =>
        pair[0] !== key ? [pair] : index === first ? [[key, text]] : [],
      ),
    );
  }

  delete(name: string): void {
    requireArguments(arguments.length, 1, on("delete"));
    const key = normalizeName(name, on("delete"));
    this.#change(this.#list.filter(([each]) => each !== key));
  }

  get(name: string): string | null {
    requireArguments(arguments.length, 1, on("get"));
    const values = this.#values(normalizeName(name, on("get")));
    return values.length === 0 ? null : values.join(", ");
  }

  has(name: string): boolean {
    requireArguments(arguments.length, 1, on("has"));
    const key = normalizeName(name, on("has"));
    return this.#list.some(([each]) => each === key);
  }

  getSetCookie(): string[] {
    return this.#values("set-cookie");
  }

  #values(key: string): string[] {
    return this.#list.filter(([each]) => each === key).map(([, value]) => value);
  }

  /** Sorted by name, values of one name joined; each Set-Cookie stays apart. */
  #combined(): [string, string][] {
    if (this.#sorted !== undefined) return this.#sorted;
    const names = [...new Set(this.#list.map(([name]) => name))].sort();
    this.#sorted = names.flatMap((name): [string, string][] => {
      const values = this.#values(name);
      return name === "set-cookie" ? values.map((value) => [name, value]) : [[name, values.join(", ")]];
    });
    return this.#sorted;
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, thisArg?: unknown): void {
    requireArguments(arguments.length, 1, on("forEach"));
    for (const [name, value] of this.entries()) callback.call(thisArg, value, name, this);
  }

  keys(): IterableIterator<string> {
    return iterators.keys(() => this.#combined());
  }

  values(): IterableIterator<string> {
    return iterators.values(() => this.#combined());
  }

  entries(): IterableIterator<[string, string]> {
    return iterators.entries(() => this.#combined());
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  /** How `console` shows it. */
  inspect(): string {
    return `Headers ${inspect(Object.fromEntries(this.#combined()))}`;
  }

  get [Symbol.toStringTag](): string {
    return "Headers";
  }
}

enumerable(
  Headers.prototype,
  ...["append", "set", "delete", "get", "has", "getSetCookie", "forEach", "keys", "values", "entries"],
);
